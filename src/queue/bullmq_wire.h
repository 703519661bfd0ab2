#pragma once
// What BullMQ 6.7 sends to Redis, call by call: the keys and arguments of its scripts, in their
// order (from the package's own redis-queue-backend.js). Pure; bullmq_redis.h sends it. Absent
// values are nil, never empty text, unless a script says so, and what a script does not check must
// never be missing: an error inside one undoes nothing.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "queue/resp.h"

namespace vitae {

/// How many finished jobs BullMQ keeps to show.
struct KeepJobs {
    std::optional<std::int64_t> age_seconds;
    std::int64_t count = -1;  ///< Negative: any number.
};
constexpr KeepJobs kKeepJobs{.age_seconds = 86400, .count = 10000};

/// A job to be added.
struct NewBullmqJob {
    std::string id;
    std::string data;  ///< JSON.
    Time timestamp;
    Duration delay{0};
    std::int64_t attempts = 3;
};

/// The right to finish an active job.
struct BullmqLock {
    std::string id;
    std::string token;
};

/// A queue as one worker of it sees it.
class BullmqWire {
public:
    BullmqWire(std::string queue, std::string worker, Duration lock_duration)
        : prefix_("bull:" + queue + ":"),
          queue_(std::move(queue)),
          worker_(std::move(worker)),
          lock_duration_(lock_duration) {}

    std::string key(std::string_view name) const { return prefix_ + std::string(name); }
    const std::string& worker() const { return worker_; }
    /// What a worker calls itself in CLIENT LIST, so that BullMQ's dashboards count it.
    std::string client_name() const;
    Duration lock_duration() const { return lock_duration_; }

    Command add_standard_job(const NewBullmqJob& job) const;
    Command add_delayed_job(const NewBullmqJob& job) const;
    Command move_to_active(const std::string& token, Time now) const;

    enum class Outcome { completed, failed };
    struct Finish {
        Outcome outcome;
        std::string value;  ///< JSON when completed, a sentence when failed.
        KeepJobs keep = kKeepJobs;
        std::int64_t attempts = 1;
        bool fetch_next = false;
    };
    Command move_to_finished(const BullmqLock& lock, const Finish& finish, Time now) const;
    Command move_to_delayed(const BullmqLock& lock, Duration delay, Time now) const;
    /// Gives an active job back as if it had not been taken.
    Command move_to_wait(const BullmqLock& lock) const;

    Command extend_locks(const std::vector<BullmqLock>& locks) const;
    Command move_stalled_jobs(Duration interval, Time now) const;
    Command update_progress(const std::string& id, const std::string& json) const;
    Command remove_job(const std::string& id) const;

private:
    Command keys(std::initializer_list<std::string_view> names) const;
    std::string options_of_worker(const std::string& token) const;

    std::string prefix_;
    std::string queue_;
    std::string worker_;
    Duration lock_duration_;
};

}  // namespace vitae
