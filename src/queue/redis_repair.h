#pragma once
// Compares the database with BullMQ on Redis, in both directions, and puts right what differs: what
// Redis has lost, what it still has although it is over, and what other programs' workers have done
// meanwhile.

#include <mutex>
#include <set>
#include <unordered_set>

#include "model/grant.h"
#include "queue/held_jobs.h"
#include "store/queue_rows.h"
#include "store/store.h"

namespace vitae {

class RedisRepair {
public:
    /// `grant` is for Action::run_jobs: outcomes of other workers leave audit events.
    RedisRepair(Store& store, const Grant& grant, BullmqRedis& bullmq, HeldJobs& held);

    /// Whether Redis holds what it held after the last repair: it was not away, flushed or
    /// replaced.
    bool is_undisturbed();
    /// How much it repaired.
    Result<std::int64_t> repair();
    /// Jobs of these ids in BullMQ have ended there, says its stream of events.
    Result<void> take_over(const std::vector<std::string>& bullmq_ids);

private:
    struct Repaired {
        std::int64_t added = 0;
        std::int64_t removed = 0;
        std::int64_t taken_over = 0;
    };
    using Names = std::unordered_set<std::string>;  ///< Ids as BullMQ has them.
    Result<Names> list_open();
    Result<void> repair_queued(const Names& open, Repaired& repaired);
    Result<void> take_over_page(const std::vector<std::string>& bullmq_ids);
    Result<std::vector<QueueRow>> list_queued(const std::set<JobId>& jobs);
    Result<void> deliver(const std::vector<QueueRow>& missing, Repaired& repaired);
    Result<void> remove_ended(const Names& not_queued, Repaired& repaired);
    Result<bool> is_open(const QueuedJob& job, const Names& open);
    Result<std::vector<std::optional<JobState>>> find_outcomes(const std::vector<QueueRow>& jobs);
    /// How BullMQ has a job.
    struct Standing {
        std::int64_t since = 0;  ///< When its producer added it; 0 when there is no such job.
        bool by_us = false;      ///< One of Vitae's workers took it last.
        bool is_finished = false;
        std::optional<JobState> outcome;  ///< When another program's worker has ended it.
    };
    Result<std::vector<Standing>> look_up(const std::vector<std::string>& bullmq_ids);
    struct Ended {
        JobId job;
        JobState state;
    };
    Result<std::int64_t> end_all(const std::vector<Ended>& jobs);

    std::mutex mutex_;
    Store& store_;
    const Grant grant_;
    BullmqRedis& bullmq_;
    HeldJobs& held_;
    const std::string witness_;  ///< A key of ours: it is gone when Redis has lost its memory.
};

}  // namespace vitae
