#include "queue/redis_settler.h"

#include "base/batch.h"
#include "base/log.h"
#include "queue/job_payload.h"

namespace vitae {

namespace {

constexpr int kThreads = 3;
constexpr std::size_t kMostRemembered = 10'000;
constexpr Duration kBetweenReports = std::chrono::milliseconds(500);

EndedJob ended_job(const QueueRow& job, TakenJob taken, Time now) {
    const bool soon = now - taken.taken_at < ClaimsAhead::kSoon;
    if (job.state == JobState::succeeded)
        return {std::move(taken), BullmqWire::Outcome::completed, return_value_of(job), soon};
    return {std::move(taken), BullmqWire::Outcome::failed, sentence_of(job), soon};
}

bool is_lost(const Result<void>& outcome) {
    return !outcome && outcome.error().code == Code::conflict;
}

}  // namespace

RedisSettler::RedisSettler(
    const RedisAddress& address,
    const BullmqWire& wire,
    Store& store,
    HeldJobs& held,
    ClaimsAhead& ahead
)
    : wire_(wire), store_(store), held_(held), ahead_(ahead) {
    for (int i = 0; i < kThreads; ++i) {
        RedisConnection& redis = connections_.emplace_back(address, "vitae");
        threads_.emplace_back([this, &redis](const std::stop_token& stop) { run(stop, redis); });
    }
}

RedisSettler::~RedisSettler() {
    stop();
}

void RedisSettler::stop() {
    for (std::jthread& thread : threads_) thread.request_stop();
    threads_.clear();  // joins
}

std::set<JobId> RedisSettler::look_at(const std::set<JobId>& jobs) {
    std::set<JobId> others;
    bool any = false;
    {
        const std::lock_guard lock(mutex_);
        for (const JobId& job : jobs) {
            if (const auto at = under_way_.find(job); at != under_way_.end())
                at->second = true;
            else if (held_.has(job))
                any = waiting_.insert(job).second || any;
            else
                others.insert(job);
        }
    }
    if (any) changed_.notify_one();
    return others;
}

std::vector<std::string> RedisSettler::not_ended_here(const std::vector<std::string>& bullmq_ids) {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> others;
    for (const std::string& id : bullmq_ids)
        if (ended_here_.erase(id) == 0) others.push_back(id);
    return others;
}

std::set<JobId> RedisSettler::wait_for_work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [&] { return !waiting_.empty(); })) return {};
    for (const JobId& job : waiting_) under_way_.emplace(job, false);
    return std::exchange(waiting_, {});
}

void RedisSettler::run(const std::stop_token& stop, RedisConnection& redis) {
    run_as_batch();
    BullmqRedis bullmq(redis, wire_);
    while (true) {
        const std::set<JobId> jobs = wait_for_work(stop);
        if (jobs.empty()) return;  // stopped, and all is settled
        if (const Result<void> done = settle(bullmq, jobs); !done) {
            log_error("queue.settle_failed", done.error());
            // What is claimed is looked at again now and then.
            for (const JobId& job : jobs) held_.note_claimed(job);
            failed_ = true;
        }
        forget(jobs);
    }
}

Result<void> RedisSettler::settle(BullmqRedis& bullmq, const std::set<JobId>& jobs) {
    // Held before the rows are read: so a row is never older than the claim that goes with its
    // hold.
    std::map<JobId, TakenJob> held;
    std::set<JobId> offered;
    for (const JobId& job : jobs) {
        if (held_.is_offered(job)) offered.insert(job);
        if (auto taken = held_.find(job))
            held.emplace(job, *std::move(taken));
        else
            look_again_at(job);
    }
    const auto rows = TRY(store_.read([&](Read& read) { return list_queue_rows(read, jobs); }));
    const Time now = store_.clock().now();
    Endings ended;
    Result<void> settled;
    for (const QueueRow& job : rows) {
        const auto taken = held.find(job.id);
        if (taken == held.end()) continue;
        // It waits for a worker here, and its row says so.
        if (job.state == JobState::queued && offered.contains(job.id)) continue;
        if (job.state != JobState::queued && job.state != JobState::running)
            ended.add(job.id, ended_job(job, std::move(taken->second), now));
        else if (const auto done = settle_open(bullmq, job, taken->second); !done)
            settled = done;
    }
    TRY(finish(bullmq, ended));
    return settled;
}

Result<void> RedisSettler::settle_open(
    BullmqRedis& bullmq, const QueueRow& job, const TakenJob& taken
) {
    const Time now = store_.clock().now();
    if (job.state == JobState::running) {
        const Result<void> told = report_progress(bullmq, job, taken);
        return is_lost(told) ? drop_unless_failed(job.id, taken.lock, told) : told;
    }
    const bool due = job.run_after <= now;
    return drop_unless_failed(
        job.id,
        taken.lock,
        due ? bullmq.give_back(taken.lock) : bullmq.delay(taken.lock, job.run_after - now, now)
    );
}

Result<void> RedisSettler::report_progress(
    BullmqRedis& bullmq, const QueueRow& job, const TakenJob& taken
) {
    const Duration now = store_.clock().steady();
    std::string current = progress_of(job);
    {
        const std::lock_guard lock(mutex_);
        auto& [counts, at] = reported_[job.id];
        if (current == counts || now - at < kBetweenReports) return {};
        counts = current;
        at = now;
    }
    return bullmq.update_progress(taken.lock.id, current);
}

Result<void> RedisSettler::finish(BullmqRedis& bullmq, const Endings& ended) {
    {
        // Before they end: word of it may come back at once. Whoever hears of none forgets in the
        // end.
        const std::lock_guard lock(mutex_);
        if (ended_here_.size() > kMostRemembered) ended_here_.clear();
        for (const EndedJob& job : ended.jobs) ended_here_.insert(job.taken.lock.id);
    }
    auto endings = TRY(bullmq.finish_all(ended.jobs, store_.clock().now()));
    std::vector<TakenJob> next;
    for (JobEnding& ending : endings)
        if (ending.next) next.push_back(*std::move(ending.next));
    ahead_.put(next);
    Result<void> finished;
    for (std::size_t i = 0; i < ended.ids.size(); ++i) {
        const BullmqLock& lock = ended.jobs[i].taken.lock;
        const Result<void> done = drop_unless_failed(ended.ids[i], lock, endings[i].outcome);
        if (!done) finished = done;
    }
    return finished;
}

/// What is not as it was here, somebody else has by now, or nobody; its row says what is to be
/// done.
Result<void> RedisSettler::drop_unless_failed(
    const JobId& job, const BullmqLock& lock, const Result<void>& outcome
) {
    if (!outcome && !is_lost(outcome)) return outcome;
    held_.drop(job, lock);
    if (is_lost(outcome)) look_again_at(job);
    const std::lock_guard lock_guard(mutex_);
    reported_.erase(job);
    return {};
}

/// Once it is no longer under way. What is not held by then the relay looks at.
void RedisSettler::look_again_at(const JobId& job) {
    const std::lock_guard lock(mutex_);
    under_way_[job] = true;
}

void RedisSettler::forget(const std::set<JobId>& jobs) {
    std::set<JobId> again;
    {
        const std::lock_guard lock(mutex_);
        for (const JobId& job : jobs)
            if (const auto at = under_way_.extract(job); at && at.mapped()) again.insert(job);
    }
    if (const auto others = look_at(again); !others.empty()) on_lost_(others);
}

}  // namespace vitae
