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
      ahead_(store.clock(), hooks_ahead(store, grant, options.lease)),
      relay_redis_(address_, "vitae"),
      relay_bullmq_(relay_redis_, wire_),
      repair_(store, as_queue(grant), relay_bullmq_, held_) {
    relay_.emplace(store, relay_bullmq_, held_, ahead_, repair_, options.relay);
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
    on_ready_ = std::move(on_ready);
    marker_.emplace(address_, wire_, on_ready_);
}

void RedisQueue::stop_taking() {
    marker_.reset();
    events_.reset();
    locks_.reset();
    for (const TakenJob& job : ahead_.stop()) (void)taking_.give_back(job.lock);
    relay_->stop();  // with what has just ended
    for (const TakenJob& job : ahead_.stop()) (void)taking_.give_back(job.lock);
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
    if (auto ready = ahead_.take()) return ready;
    if (!marker_ || !marker_->is_connected()) return std::optional<Claim>();
    auto claim = TRY(claims_.one_of([&](std::size_t count) {
        return claim_some({store, grant, lease}, count);
    }));
    return claim ? std::move(claim) : ahead_.take_or_hear();
}

Result<RedisQueue::Taken> RedisQueue::take_some(std::size_t count) {
    marker_->asking();
    Taken taken;
    for (const Taking& taking : TRY(taking_.take_all(new_tokens(count), clock_.now()))) {
        if (taking.job) {
            taken.jobs.push_back(*taking.job);
        } else if (taken.more) {
            const auto limited = taking.limited_for;
            marker_->want(limited ? clock_.now() + *limited : taking.next_delayed);
            taken.more = false;
        }
    }
    return taken;
}

/// Jobs that turn out not to be for running make room for further ones.
Result<std::vector<Claim>> RedisQueue::claim_some(const Claiming& claiming, std::size_t count) {
    std::vector<Claim> claims;
    bool more = true;
    for (int looks = 0; more && looks < kMostLooks && claims.size() < count; ++looks) {
        auto taken = take_some(count - claims.size());
        Result<void> claimed = taken ? Result<void>() : Result<void>(taken.error());
        if (taken) claimed = claim_taken(claiming, taken->jobs, claims);
        if (!claimed && claims.empty()) return claimed.error();
        if (!claimed) break;  // who got none asks again, and hears of it
        more = taken->more;
    }
    return claims;
}

ClaimsAhead::Hooks RedisQueue::hooks_ahead(Store& store, const Grant& grant, Duration lease) {
    const auto claim = [this, &store, grant, lease](const std::vector<TakenJob>& taken) {
        std::vector<Claim> claims;
        const Result<void> claimed = claim_taken({store, grant, lease}, taken, claims);
        if (!claimed) log_error("queue.claim_ahead_failed", claimed.error());
        return claims;
    };
    const auto release = [&store](const std::vector<Claim>& claims) {
        for (const Claim& ready : claims) {
            const auto released =
                store.tend([&](Tend& tx) { return release_job(tx, ready.lease); });
            if (!released) log_error("queue.release_failed", released.error());
        }
    };
    return {claim, release, [this] { on_ready_(); }};
}

std::vector<std::string> RedisQueue::new_tokens(std::size_t count) {
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < count; ++i)
        tokens.push_back(wire_.worker() + ":" + std::to_string(takes_++));
    return tokens;
}

/// Nearly all are named as our rows are, and those wait for a worker: that is tried first. Those
/// that cannot be dealt with now go back.
Result<void> RedisQueue::claim_taken(
    const Claiming& claiming, const std::vector<TakenJob>& taken, std::vector<Claim>& claims
) {
    std::vector<Known> ours;
    std::vector<const TakenJob*> others;
    for (const TakenJob& job : taken) {
        const auto id = JobId::parse(job.lock.id);
        if (id && !job.deferred_failure)
            ours.push_back({*id, &job});
        else
            others.push_back(&job);
    }
    const auto left = claim_rows(claiming, ours, claims);
    if (left)
        for (const Known& job : *left) others.push_back(job.taken);
    const Result<void> done = look_up(claiming, others, claims);
    return left ? done : left.error();
}

/// Finds the rows of these, or makes them.
Result<void> RedisQueue::look_up(
    const Claiming& claiming, const std::vector<const TakenJob*>& taken, std::vector<Claim>& claims
) {
    if (taken.empty()) return {};
    std::vector<ForeignJob> queued;
    for (const TakenJob* job : taken) queued.push_back({job->lock.id, job->since, job->data});
    const auto rows =
        claiming.store.read([&](Read& read) { return find_queue_jobs(read, queued); });
    Result<void> outcome = rows ? Result<void>() : Result<void>(rows.error());
    std::vector<Known> known;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        Result<void> done = outcome;
        if (rows && taken[i]->deferred_failure)
            done = fail_unrun(*taken[i], (*rows)[i]);
        else if (rows && (*rows)[i])
            known.push_back({*(*rows)[i], taken[i]});
        else if (rows)
            done = adopt(claiming, *taken[i], claims);
        if (done) continue;
        (void)taking_.give_back(taken[i]->lock);
        outcome = done;
    }
    // The relay does what is to be done about a job that cannot be claimed: it finishes one that
    // has ended, and keeps one that runs elsewhere or waits for its files until that has ended too.
    for (const Known& job : TRY(claim_rows(claiming, known, claims))) {
        held_.put(job.id, *job.taken);
        relay_->look_at({job.id});
    }
    return outcome;
}

/// Those that cannot be claimed.
Result<std::vector<RedisQueue::Known>> RedisQueue::claim_rows(
    const Claiming& claiming, const std::vector<Known>& jobs, std::vector<Claim>& claims
) {
    std::vector<Known> left;
    if (jobs.empty()) return left;
    std::vector<JobId> ids;
    for (const Known& job : jobs) ids.push_back(job.id);
    auto claimed =
        claiming.store.tend([&](Tend& tx) { return claim_jobs(tx, ids, claiming.lease); });
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (!claimed) {
            (void)taking_.give_back(jobs[i].taken->lock);
        } else if ((*claimed)[i]) {
            // Not before: the relay would give back what is still queued.
            held_.put(jobs[i].id, *jobs[i].taken);
            claims.push_back(*std::move((*claimed)[i]));
        } else {
            left.push_back(jobs[i]);
        }
    }
    if (!claimed) return claimed.error();
    return left;
}

/// A job of another producer gets its row and its audit event when it is first seen.
Result<void> RedisQueue::adopt(
    const Claiming& claiming, const TakenJob& taken, std::vector<Claim>& claims
) {
    const ForeignJob job{taken.lock.id, taken.since, taken.data};
    const auto trigger = parse_payload(job.data);
    const auto source = claiming.store.read([&](Read& read) -> Result<Source> {
        return trigger ? get_source(read, trigger->source) : trigger.error();
    });
    if (!source) {
        if (source.error().code == Code::unavailable) return source.error();
        return refuse(claiming, taken, source.error());
    }
    const std::string path = trigger->path.value_or(source->default_path);
    const auto claim = [&](Tx& tx, Audit& audit) -> Result<std::optional<Claim>> {
        const JobId id = TRY(insert_foreign_job(tx, job, source->id, path));
        audit.add(Event::ingestion_trigger, id, {{"source", source->id}});
        return claim_job(tx, id, claiming.lease);
    };
    auto claimed = TRY(claiming.store.write(as_queue(claiming.grant), claim));
    if (!claimed) return {};
    held_.put(claimed->job.id, taken);
    claims.push_back(*std::move(claimed));
    return {};
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
    return taking_.finish({taken, BullmqWire::Outcome::failed, sentence}, clock_.now());
}

/// The job lost its worker too often for BullMQ. It decides about its own book only: a row that is
/// still queued is delivered anew.
Result<void> RedisQueue::fail_unrun(const TakenJob& taken, const std::optional<JobId>& row) {
    TRY(taking_.finish({taken, BullmqWire::Outcome::failed, *taken.deferred_failure}, clock_.now())
    );
    if (!row) return {};
    TRY(taking_.remove({taken.lock.id}));
    relay_->look_at({*row});
    return {};
}

}  // namespace vitae
