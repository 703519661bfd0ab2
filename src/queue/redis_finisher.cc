#include "queue/redis_finisher.h"

#include "base/log.h"

namespace vitae {

RedisFinisher::RedisFinisher(
    const RedisAddress& address,
    const BullmqWire& wire,
    const Clock& clock,
    HeldJobs& held,
    ClaimsAhead& ahead
)
    : wire_(wire),
      clock_(clock),
      held_(held),
      ahead_(ahead),
      first_(address, "vitae"),
      second_(address, "vitae") {
    for (RedisConnection* redis : {&first_, &second_})
        threads_.emplace_back([this, redis](const std::stop_token& stop) { run(stop, *redis); });
}

RedisFinisher::~RedisFinisher() {
    stop();
}

void RedisFinisher::put(Batch jobs) {
    if (jobs.empty()) return;
    {
        const std::lock_guard lock(mutex_);
        for (auto& [job, ended] : jobs) {
            under_way_.emplace(job, false);
            waiting_.emplace_back(job, std::move(ended));
        }
    }
    changed_.notify_one();
}

bool RedisFinisher::has(const JobId& job) {
    const std::lock_guard lock(mutex_);
    const auto at = under_way_.find(job);
    if (at == under_way_.end()) return false;
    at->second = true;
    return true;
}

void RedisFinisher::stop() {
    for (std::jthread& thread : threads_) thread.request_stop();
    threads_.clear();  // joins
}

RedisFinisher::Batch RedisFinisher::wait_for_work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [&] { return !waiting_.empty() && !paused_; })) return {};
    ++telling_;
    return std::exchange(waiting_, {});
}

RedisFinisher::Pause::Pause(RedisFinisher& finisher) : finisher_(finisher) {
    std::unique_lock lock(finisher_.mutex_);
    finisher_.paused_ = true;
    finisher_.changed_.wait(lock, {}, [&] { return finisher_.telling_ == 0; });
}

RedisFinisher::Pause::~Pause() {
    {
        const std::lock_guard lock(finisher_.mutex_);
        finisher_.paused_ = false;
    }
    finisher_.changed_.notify_all();
}

void RedisFinisher::run(const std::stop_token& stop, RedisConnection& redis) {
    BullmqRedis bullmq(redis, wire_);
    while (true) {
        const Batch batch = wait_for_work(stop);
        if (batch.empty()) return;  // stopped, and all is told
        tell(bullmq, batch);
        const std::lock_guard lock(mutex_);
        if (--telling_ == 0 && paused_) changed_.notify_all();
    }
}

void RedisFinisher::tell(BullmqRedis& bullmq, const Batch& batch) {
    std::vector<EndedJob> ended;
    for (const auto& [job, end] : batch) ended.push_back(end);
    auto endings = bullmq.finish_all(ended, clock_.now());
    if (endings) {
        settle(batch, *std::move(endings));
    } else {
        log_error("queue.finish_failed", endings.error());
        failed_ = true;
    }
    forget(batch);
}

/// What cannot be finished somebody else has by now, or nobody; its row says what is to be done.
void RedisFinisher::settle(const Batch& batch, std::vector<JobEnding> endings) {
    std::vector<TakenJob> next;
    for (JobEnding& ending : endings)
        if (ending.next) next.push_back(*std::move(ending.next));
    ahead_.put(std::move(next));
    std::set<JobId> lost;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const auto& [job, ended] = batch[i];
        const Result<void>& outcome = endings[i].outcome;
        const bool is_lost = !outcome && outcome.error().code == Code::conflict;
        if (outcome || is_lost) held_.drop(job, ended.taken.lock);
        if (is_lost) lost.insert(job);
        if (outcome || is_lost) continue;
        log_error("queue.finish_failed", outcome.error());
        failed_ = true;
    }
    if (lost.empty()) return;
    const std::lock_guard lock(mutex_);
    for (const JobId& job : lost) under_way_[job] = true;
}

void RedisFinisher::forget(const Batch& batch) {
    std::set<JobId> again;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [job, ended] : batch)
            if (const auto at = under_way_.extract(job); at && at.mapped()) again.insert(job);
    }
    look_again_(again);
}

}  // namespace vitae
