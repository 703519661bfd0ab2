#pragma once
// Brings the jobs that are held here in BullMQ to what their rows say: finishes, delays, gives
// back, reports how far they are. The next jobs that come with the answers are passed on. A few
// threads, each with a connection of its own: while Redis works for one, the others have more at
// hand, so that Redis need not wait. Any thread.

#include <atomic>
#include <functional>
#include <list>
#include <map>
#include <set>
#include <thread>
#include <unordered_set>

#include "base/condition.h"
#include "queue/claims_ahead.h"
#include "queue/held_jobs.h"
#include "store/queue_rows.h"
#include "store/store.h"

namespace vitae {

class RedisSettler {
public:
    /// These turned out not to be held any more, so the relay is to look at them.
    using OnLost = std::function<void(const std::set<JobId>&)>;

    RedisSettler(
        const RedisAddress& address,
        const BullmqWire& wire,
        Store& store,
        HeldJobs& held,
        ClaimsAhead& ahead
    );
    ~RedisSettler();

    /// Before the first `look_at`.
    void set_on_lost(OnLost on_lost) { on_lost_ = std::move(on_lost); }

    /// The rows of these may have changed. Those that are not held here are returned.
    std::set<JobId> look_at(const std::set<JobId>& jobs);
    /// Of jobs that have ended in BullMQ, those that were not ended by this.
    std::vector<std::string> not_ended_here(const std::vector<std::string>& bullmq_ids);
    /// Whether some could not be settled since the last question: they are still held.
    bool has_failed() { return failed_.exchange(false); }

    /// Settles what is waiting, and ends.
    void stop();

private:
    void run(const std::stop_token& stop, RedisConnection& redis);
    std::set<JobId> wait_for_work(const std::stop_token& stop);
    Result<void> settle(BullmqRedis& bullmq, const std::set<JobId>& jobs);
    Result<void> settle_open(BullmqRedis& bullmq, const QueueRow& job, const TakenJob& taken);
    Result<void> report_progress(BullmqRedis& bullmq, const QueueRow& job, const TakenJob& taken);
    /// Jobs and, at the same places, the ids of their rows.
    struct Endings {
        std::vector<JobId> ids;
        std::vector<EndedJob> jobs;
        void add(const JobId& id, EndedJob job) {
            ids.push_back(id);
            jobs.push_back(std::move(job));
        }
    };
    Result<void> finish(BullmqRedis& bullmq, const Endings& ended);
    Result<void> drop_unless_failed(
        const JobId& job, const BullmqLock& lock, const Result<void>& outcome
    );
    void look_again_at(const JobId& job);
    void forget(const std::set<JobId>& jobs);

    const BullmqWire wire_;
    Store& store_;
    HeldJobs& held_;
    ClaimsAhead& ahead_;
    OnLost on_lost_;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    Condition changed_;
    std::set<JobId> waiting_;
    std::map<JobId, bool> under_way_;             ///< Being settled; whether to look at them again.
    std::unordered_set<std::string> ended_here_;  ///< BullMQ's ids; it will tell of them as well.
    std::map<JobId, std::pair<std::string, Duration>> reported_;  ///< Progress, and when.
    std::list<RedisConnection> connections_;
    std::vector<std::jthread> threads_;  // last: they use all of the above
};

}  // namespace vitae
