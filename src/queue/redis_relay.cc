#include "queue/redis_relay.h"

#include "base/batch.h"
#include "base/log.h"
#include "queue/job_payload.h"

namespace vitae {

namespace {

constexpr Duration kPauseAfterError = std::chrono::milliseconds(500);
}  // namespace

NewBullmqJob bullmq_job_of(const QueueRow& job, Time now) {
    return {
        .id = job.id.text(),
        .data = payload_of(job),
        .timestamp = now,
        .delay = std::max(Duration(0), job.run_after - now),
        .attempts = job.max_attempts};
}

RedisRelay::RedisRelay(
    Store& store,
    BullmqRedis& bullmq,
    HeldJobs& held,
    RedisSettler& settler,
    RedisRepair& repair,
    RelayOptions options
)
    : store_(store),
      bullmq_(bullmq),
      held_(held),
      settler_(settler),
      repair_(repair),
      options_(options) {
    settler_.set_on_lost([this](const std::set<JobId>& jobs) { look_at(jobs); });
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

RedisRelay::~RedisRelay() {
    stop();
}

void RedisRelay::stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    settler_.stop();
}

void RedisRelay::note(const std::set<JobId>& changed) {
    const std::lock_guard lock(mutex_);
    uncommitted_.insert(changed.begin(), changed.end());
}

void RedisRelay::committed() {
    std::set<JobId> changed;
    {
        const std::lock_guard lock(mutex_);
        changed = std::exchange(uncommitted_, {});
    }
    look_at(settler_.look_at(changed));
}

void RedisRelay::note_ended(const std::vector<std::string>& bullmq_ids) {
    const std::vector<std::string> others = settler_.not_ended_here(bullmq_ids);
    if (others.empty()) return;
    {
        const std::lock_guard lock(mutex_);
        pending_.ended.insert(pending_.ended.end(), others.begin(), others.end());
    }
    changed_.notify_one();
}

void RedisRelay::look_at(const std::set<JobId>& jobs) {
    if (jobs.empty()) return;
    {
        const std::lock_guard lock(mutex_);
        pending_.jobs.insert(jobs.begin(), jobs.end());
    }
    changed_.notify_one();
}

RedisRelay::Work RedisRelay::wait_for_work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, options_.look_interval, [&] {
        return !pending_.jobs.empty() || !pending_.ended.empty();
    });
    return std::exchange(pending_, {});
}

void RedisRelay::run(const std::stop_token& stop) {
    run_as_batch();
    while (true) {
        const Work work = wait_for_work(stop);
        if (const Result<void> done = carry(work); !done) {
            log_error("queue.relay_failed", done.error());
            whole_ = introduced_ = false;  // the repair finds them again
            if (!stop.stop_requested()) std::this_thread::sleep_for(kPauseAfterError);
        }
        if (stop.stop_requested()) return;
        const bool idle = work.jobs.empty() && work.ended.empty();
        if (idle || store_.clock().steady() - looked_at_ >= options_.look_interval) look_after();
    }
}

/// Between changes: is Redis what it was, do the jobs that are held here still stand as they did,
/// and is it time to compare everything?
void RedisRelay::look_after() {
    const Duration now = looked_at_ = store_.clock().steady();
    (void)settler_.look_at(held_.jobs());
    if (settler_.has_failed()) whole_ = introduced_ = false;
    if (gap_.exchange(false)) whole_ = false;
    const bool due = now - repaired_at_ >= options_.repair_interval;
    if (whole_ && !due && repair_.is_undisturbed()) return;
    const auto repaired = repair_.repair();
    if (!repaired) log_error("queue.repair_failed", repaired.error());
    whole_ = bool(repaired);
    repaired_at_ = now;
}

Result<void> RedisRelay::carry(const Work& work) {
    if (work.jobs.empty() && work.ended.empty()) return {};
    if (!introduced_) TRY(bullmq_.introduce());
    introduced_ = true;
    TRY(mirror(work.jobs));
    return repair_.take_over(work.ended);
}

Result<void> RedisRelay::mirror(const std::set<JobId>& jobs) {
    if (jobs.empty()) return {};
    const std::set<JobId> ours = settler_.look_at(jobs);
    const auto rows = TRY(store_.read([&](Read& read) { return list_queue_rows(read, ours); }));
    const Time now = store_.clock().now();
    std::vector<std::string> stale;
    std::vector<NewBullmqJob> queued;
    for (const QueueRow& job : rows) {
        // BullMQ has it still, under its producer's number, and hands it out anew by itself.
        if (job.foreign_id && job.failures > 0) continue;
        // What was delivered before, and was not taken back, stands in the way of a new delivery.
        if (job.state == JobState::cancelled || (job.state == JobState::queued && job.was_claimed))
            stale.push_back(job.id.text());
        if (job.state == JobState::queued) queued.push_back(bullmq_job_of(job, now));
    }
    TRY(bullmq_.remove(stale));
    return bullmq_.add(queued);
}

}  // namespace vitae
