#include "queue/redis_relay.h"

#include "base/log.h"
#include "queue/job_payload.h"

namespace vitae {

namespace {

constexpr Duration kPauseAfterError = std::chrono::milliseconds(500);
constexpr std::size_t kMostRemembered = 10'000;
constexpr Duration kBetweenReports = std::chrono::milliseconds(500);

EndedJob ended_job(const QueueRow& job, const TakenJob& taken, Time now) {
    const bool soon = now - taken.taken_at < ClaimsAhead::kSoon;
    if (job.state == JobState::succeeded)
        return {taken, BullmqWire::Outcome::completed, return_value_of(job), soon};
    return {taken, BullmqWire::Outcome::failed, sentence_of(job), soon};
}

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
    RedisFinisher& finisher,
    RedisRepair& repair,
    RelayOptions options
)
    : store_(store),
      bullmq_(bullmq),
      held_(held),
      finisher_(finisher),
      repair_(repair),
      options_(options) {
    finisher_.set_look_again([this](const std::set<JobId>& jobs) { look_at(jobs); });
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

RedisRelay::~RedisRelay() {
    stop();
}

void RedisRelay::stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    finisher_.stop();
}

void RedisRelay::note(const std::set<JobId>& changed) {
    const std::lock_guard lock(mutex_);
    uncommitted_.insert(changed.begin(), changed.end());
}

void RedisRelay::committed() {
    {
        const std::lock_guard lock(mutex_);
        if (uncommitted_.empty()) return;
        pending_.jobs.merge(uncommitted_);
        uncommitted_.clear();
    }
    changed_.notify_one();
}

void RedisRelay::note_ended(const std::vector<std::string>& bullmq_ids) {
    {
        const std::lock_guard lock(mutex_);
        const std::size_t before = pending_.ended.size();
        for (const std::string& id : bullmq_ids)
            if (ended_here_.erase(id) == 0) pending_.ended.push_back(id);
        if (pending_.ended.size() == before) return;
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
    look_at(held_.jobs());
    if (finisher_.has_failed()) whole_ = introduced_ = false;
    const bool due = now - repaired_at_ >= options_.repair_interval;
    if (whole_ && !due && repair_.is_undisturbed()) return;
    const RedisFinisher::Pause pause(finisher_);
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
    // Held before the rows are read: so a row is never older than the claim that goes with its
    // hold.
    std::set<JobId> changed;
    std::map<JobId, TakenJob> held;
    for (const JobId& job : jobs) {
        if (finisher_.has(job)) continue;
        changed.insert(job);
        if (auto taken = held_.find(job)) held.emplace(job, *std::move(taken));
    }
    const auto rows = TRY(store_.read([&](Read& read) { return list_queue_rows(read, changed); }));
    const auto settled = TRY(settle_held(rows, held));
    const Time now = store_.clock().now();
    std::vector<std::string> stale;
    std::vector<NewBullmqJob> queued;
    for (const QueueRow& job : rows) {
        if (settled.contains(job.id)) continue;
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

/// The jobs that are held here and could be brought to what their rows say. The others somebody
/// else has by now, or nobody.
Result<std::set<JobId>> RedisRelay::settle_held(
    const std::vector<QueueRow>& rows, const std::map<JobId, TakenJob>& held
) {
    std::vector<std::pair<JobId, EndedJob>> ended;
    std::set<JobId> settled;
    const Time now = store_.clock().now();
    for (const QueueRow& job : rows) {
        const auto taken = held.find(job.id);
        if (taken == held.end()) continue;
        if (job.state == JobState::queued || job.state == JobState::running) {
            if (TRY(settle_open(job, taken->second))) settled.insert(job.id);
        } else {
            ended.emplace_back(job.id, ended_job(job, taken->second, now));
            settled.insert(job.id);
            reported_.erase(job.id);
        }
    }
    note_ending_here(ended);
    finisher_.put(std::move(ended));
    return settled;
}

/// Before they end: word of it may come back at once. Whoever hears of none forgets in the end.
void RedisRelay::note_ending_here(const std::vector<std::pair<JobId, EndedJob>>& jobs) {
    const std::lock_guard lock(mutex_);
    if (ended_here_.size() > kMostRemembered) ended_here_.clear();
    for (const auto& [id, job] : jobs) ended_here_.insert(job.taken.lock.id);
}

/// False when the lock is lost.
Result<bool> RedisRelay::settle_open(const QueueRow& job, const TakenJob& taken) {
    const Time now = store_.clock().now();
    const bool runs = job.state == JobState::running;
    Result<void> done;
    if (runs)
        done = report_progress(job, taken);
    else if (job.run_after <= now)
        done = bullmq_.give_back(taken.lock);
    else
        done = bullmq_.delay(taken.lock, job.run_after - now, now);
    const bool lost = !done && done.error().code == Code::conflict;
    if (!done && !lost) return done.error();
    if (lost || !runs) {
        held_.drop(job.id, taken.lock);
        reported_.erase(job.id);
    }
    return !lost;
}

Result<void> RedisRelay::report_progress(const QueueRow& job, const TakenJob& taken) {
    const Duration now = store_.clock().steady();
    auto& [counts, at] = reported_[job.id];
    std::string current = progress_of(job);
    if (current == counts || now - at < kBetweenReports) return {};
    TRY(bullmq_.update_progress(taken.lock.id, current));
    counts = std::move(current);
    at = now;
    return {};
}

}  // namespace vitae
