#include "queue/redis_queue.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/log.h"

namespace vitae {

namespace {

constexpr std::string_view kQueue = "ingest-dropbox";
/// One worker asks so often for a job that it may run, before it looks at documents again.
constexpr int kMostLooks = 20;
/// What is held here no other program can have. A worker runs one job, and while jobs are short
/// others are on their way to it, or from it to the disk and to Redis.
constexpr std::size_t kHeldForEach = 4;
constexpr std::size_t kHeldAtLeast = 16;

std::string new_worker_name(Random& random) {
    return "vitae-" + to_hex(random.bytes(6));
}

}  // namespace

Grant RedisQueue::as_queue(const Grant& grant) {
    Actor actor = grant.actor();
    actor.auth_method = AuthMethod::queue;
    return grant.as(actor);
}

RedisQueue::RedisQueue(
    RedisAddress address, Store& store, const Grant& grant, RedisQueueOptions options
)
    : address_(std::move(address)),
      clock_(store.clock()),
      wire_(std::string(kQueue), new_worker_name(store.random()), options.lock),
      taking_redis_(address_, "vitae"),
      taking_(taking_redis_, wire_),
      ahead_(store.clock(), hooks_ahead(store, grant, options.lease)),
      settler_(address_, wire_, store, held_, ahead_),
      relay_redis_(address_, "vitae"),
      relay_bullmq_(relay_redis_, wire_),
      repair_(store, as_queue(grant), relay_bullmq_, held_) {
    relay_.emplace(store, relay_bullmq_, held_, settler_, repair_, options.relay);
}

RedisQueue::~RedisQueue() {
    stop_taking();
    relay_->stop();
}

void RedisQueue::follow_events() {
    events_.emplace(
        address_,
        wire_,
        [this] { relay_->note_gap(); },
        [this](const std::vector<std::string>& ids) { relay_->note_ended(ids); }
    );
}

void RedisQueue::start_taking(std::size_t workers, std::function<void(std::size_t)> on_ready) {
    most_held_ = std::max(workers * kHeldForEach, kHeldAtLeast);
    locks_.emplace(address_, wire_, held_, clock_);
    on_ready_ = std::move(on_ready);
    marker_.emplace(address_, wire_, [this] { on_ready_(SIZE_MAX); });
}

void RedisQueue::stop_taking() {
    marker_.reset();
    events_.reset();
    locks_.reset();
    for (const TakenJob& job : ahead_.stop()) (void)taking_.give_back(job.lock);
    relay_->stop();  // with what has just ended
    for (const TakenJob& job : ahead_.stop()) (void)taking_.give_back(job.lock);
    for (const BullmqLock& lock : held_.locks()) (void)taking_.give_back(lock);
}

Result<void> RedisQueue::before_commit(const std::set<JobId>& changed) {
    relay_->note(changed);
    return {};
}

Result<std::int64_t> RedisQueue::sweep(Store&, const Grant&) {
    return repair_.repair();
}

Result<std::optional<Claim>> RedisQueue::claim(Store& store, const Grant& grant, Duration lease) {
    while (auto claim = TRY(next(store, grant, lease))) {
        if (claim->is_offer) claim = TRY(accept(store, grant, *claim, lease));
        if (claim) return claim;
    }
    return std::optional<Claim>();
}

Result<std::optional<Claim>> RedisQueue::accept(
    Store& store, const Grant& grant, const Claim& offer, Duration lease
) {
    const auto taken = held_.find(offer.job.id);
    if (!taken) return std::optional<Claim>();  // its lock is lost, so somebody else will get it
    std::vector<Claim> claims;
    TRY(claim_or_keep({store, grant, lease}, {{offer.job.id, &*taken}}, claims));
    return claims.empty() ? std::nullopt : std::optional(std::move(claims.front()));
}

Result<std::optional<Claim>> RedisQueue::next(Store& store, const Grant& grant, Duration lease) {
    if (auto ready = ahead_.take()) return ready;
    if (!marker_ || !marker_->is_connected()) return std::optional<Claim>();
    auto claim = TRY(claims_.one_of([&](std::size_t count) {
        return claim_some({store, grant, lease}, count);
    }));
    return claim ? std::move(claim) : ahead_.take();
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
    const std::size_t held = held_.size();
    count = std::min(count, most_held_ - std::min(held, most_held_));
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
    const auto release = [this, &store](const std::vector<Claim>& claims) {
        for (const Claim& ready : claims) {
            const auto released = release_ahead(store, ready);
            if (!released) log_error("queue.release_failed", released.error());
        }
    };
    return {claim, release, [this](std::size_t count) { on_ready_(count); }};
}

std::vector<std::string> RedisQueue::new_tokens(std::size_t count) {
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < count; ++i)
        tokens.push_back(wire_.worker() + ":" + std::to_string(takes_++));
    return tokens;
}

/// What is offered goes back in BullMQ alone; its row has not changed.
Result<void> RedisQueue::release_ahead(Store& store, const Claim& ready) {
    if (!ready.is_offer) return store.tend([&](Tend& tx) { return release_job(tx, ready.lease); });
    const auto taken = held_.find(ready.job.id);
    if (!taken) return {};
    held_.drop(ready.job.id, taken->lock);
    return taking_.give_back(taken->lock);
}

}  // namespace vitae
