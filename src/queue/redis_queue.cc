#include "queue/redis_queue.h"

#include "base/bytes.h"
#include "base/log.h"
#include "queue/job_payload.h"
#include "store/foreign_jobs.h"
#include "store/sources.h"

namespace vitae {

namespace {

constexpr std::string_view kQueue = "ingest-dropbox";
/// One worker asks so often for a job that it may run, before it looks at documents again.
constexpr int kMostLooks = 20;

std::string new_worker_name(Random& random) {
    return "vitae-" + to_hex(random.bytes(6));
}

Grant as_queue(const Grant& grant) {
    Actor actor = grant.actor();
    actor.auth_method = AuthMethod::queue;
    return grant.as(actor);
}

}  // namespace

RedisQueue::RedisQueue(
    RedisAddress address, Store& store, const Grant& grant, RedisQueueOptions options
)
    : address_(std::move(address)),
      clock_(store.clock()),
      wire_(std::string(kQueue), new_worker_name(store.random()), options.lock),
      taking_redis_(address_, "vitae"),
      taking_(taking_redis_, wire_),
      relay_redis_(address_, "vitae"),
      relay_bullmq_(relay_redis_, wire_),
      repair_(store, as_queue(grant), relay_bullmq_, held_) {
    relay_.emplace(store, relay_bullmq_, held_, repair_, options.relay);
}

RedisQueue::~RedisQueue() {
    stop_taking();
    relay_->stop();
}

void RedisQueue::follow_events() {
    events_.emplace(address_, wire_, [this](const std::vector<std::string>& ids) {
        relay_->note_ended(ids);
    });
}

void RedisQueue::start_taking(std::function<void()> on_ready) {
    locks_.emplace(address_, wire_, held_, clock_);
    marker_.emplace(address_, wire_, std::move(on_ready));
}

void RedisQueue::stop_taking() {
    marker_.reset();
    events_.reset();
    locks_.reset();
    relay_->stop();  // with what has just ended
    for (const JobId& job : held_.jobs()) {
        const auto taken = held_.find(job);
        if (!taken) continue;
        (void)taking_.give_back(taken->lock);
        held_.drop(job, taken->lock);
    }
}

Result<void> RedisQueue::before_commit(const std::set<JobId>& changed) {
    relay_->note(changed);
    return {};
}

Result<std::int64_t> RedisQueue::sweep(Store&, const Grant&) {
    return repair_.repair();
}

Result<std::optional<Claim>> RedisQueue::claim(Store& store, const Grant& grant, Duration lease) {
    if (!marker_ || !marker_->is_connected()) return std::optional<Claim>();
    marker_->asking();
    for (int looks = 0; looks < kMostLooks; ++looks) {
        const std::string token = wire_.worker() + ":" + std::to_string(takes_++);
        const Taking taking = TRY(taking_.take(token, clock_.now()));
        if (!taking.job) {
            const auto limited = taking.limited_for;
            marker_->want(limited ? clock_.now() + *limited : taking.next_delayed);
            return std::optional<Claim>();
        }
        auto claim = claim_taken({store, grant, lease}, *taking.job);
        if (!claim) (void)taking_.give_back(taking.job->lock);
        if (!claim || *claim) return claim;
    }
    return std::optional<Claim>();
}

Result<std::optional<Claim>> RedisQueue::claim_taken(
    const Claiming& claiming, const TakenJob& taken
) {
    const auto row = TRY(claiming.store.read([&](Read& read) {
        return find_queue_job(read, taken.lock.id, taken.since);
    }));
    if (taken.deferred_failure) {
        TRY(fail_unrun(taken, row));
        return std::optional<Claim>();
    }
    return row ? claim_known(claiming, *row, taken) : adopt(claiming, taken);
}

/// The relay does what is to be done about a job that cannot be claimed: it finishes one that has
/// ended, and keeps one that runs elsewhere or waits for its files until that has ended too.
Result<std::optional<Claim>> RedisQueue::claim_known(
    const Claiming& claiming, const JobId& id, const TakenJob& taken
) {
    auto claim =
        TRY(claiming.store.tend([&](Tend& tx) { return claim_job(tx, id, claiming.lease); }));
    held_.put(id, taken);  // not before: the relay would give back a job whose row is still queued
    if (!claim) relay_->look_at({id});
    return claim;
}

/// A job of another producer gets its row and its audit event when it is first seen.
Result<std::optional<Claim>> RedisQueue::adopt(const Claiming& claiming, const TakenJob& taken) {
    const ForeignJob job{taken.lock.id, taken.since, taken.data};
    const auto trigger = parse_payload(job.data);
    const auto source = claiming.store.read([&](Read& read) -> Result<Source> {
        return trigger ? get_source(read, trigger->source) : trigger.error();
    });
    if (!source) {
        if (source.error().code == Code::unavailable) return source.error();
        TRY(refuse(claiming, taken, source.error()));
        return std::optional<Claim>();
    }
    const std::string path = trigger->path.value_or(source->default_path);
    const auto claim = [&](Tx& tx, Audit& audit) -> Result<std::optional<Claim>> {
        const JobId id = TRY(insert_foreign_job(tx, job, source->id, path));
        audit.add(Event::ingestion_trigger, id, {{"source", source->id}});
        return claim_job(tx, id, claiming.lease);
    };
    auto claimed = TRY(claiming.store.write(as_queue(claiming.grant), claim));
    if (claimed) held_.put(claimed->job.id, taken);
    return claimed;
}

/// What makes no sense is failed with the reason, and never tried again.
Result<void> RedisQueue::refuse(const Claiming& claiming, const TakenJob& taken, const Error& why) {
    TRY(claiming.store.record(
        as_queue(claiming.grant).actor(),
        Event::ingestion_trigger,
        "",
        {{"reason", why.reason}},
        Outcome::failure
    ));
    const std::string sentence(why.message.view());
    return taking_.finish(taken, BullmqWire::Outcome::failed, sentence, clock_.now());
}

/// The job lost its worker too often for BullMQ. It decides about its own book only: a row that is
/// still queued is delivered anew.
Result<void> RedisQueue::fail_unrun(const TakenJob& taken, const std::optional<JobId>& row) {
    TRY(taking_.finish(taken, BullmqWire::Outcome::failed, *taken.deferred_failure, clock_.now()));
    if (!row) return {};
    TRY(taking_.remove({taken.lock.id}));
    relay_->look_at({*row});
    return {};
}

}  // namespace vitae
