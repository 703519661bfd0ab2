#pragma once
// Carries what was committed about ingest jobs into BullMQ on Redis. The database is the truth:
// each job whose row changed is brought to the state of its row, and now and then, or when Redis
// has come back or lost its memory, all of them are. Those that are held here are the settler's
// (redis_settler.h). One thread of its own.

#include <atomic>
#include <set>
#include <thread>

#include "base/condition.h"
#include "queue/redis_repair.h"
#include "queue/redis_settler.h"
#include "store/queue_rows.h"
#include "store/store.h"

namespace vitae {

struct RelayOptions {
    Duration repair_interval = std::chrono::seconds(30);
    /// How often it looks whether Redis still is what it was.
    Duration look_interval = std::chrono::seconds(1);
};

class RedisRelay {
public:
    RedisRelay(
        Store& store,
        BullmqRedis& bullmq,
        HeldJobs& held,
        RedisSettler& settler,
        RedisRepair& repair,
        RelayOptions options
    );
    ~RedisRelay();

    /// These change in the transaction that is under way.
    void note(const std::set<JobId>& changed);
    /// It was committed, so they count.
    void committed();
    /// These have ended in BullMQ, and maybe not by us.
    void note_ended(const std::vector<std::string>& bullmq_ids);
    /// Something may have been missed: compare everything soon.
    void note_gap() { gap_ = true; }
    /// Look at these again.
    void look_at(const std::set<JobId>& jobs);
    /// Carries what is waiting, and ends.
    void stop();

private:
    struct Work {
        std::set<JobId> jobs;
        std::vector<std::string> ended;
    };

    void run(const std::stop_token& stop);
    Work wait_for_work(const std::stop_token& stop);
    Result<void> carry(const Work& work);
    Result<void> mirror(const std::set<JobId>& jobs);
    void look_after();

    Store& store_;
    BullmqRedis& bullmq_;
    HeldJobs& held_;
    RedisSettler& settler_;
    RedisRepair& repair_;
    const RelayOptions options_;

    std::mutex mutex_;
    Condition changed_;
    std::set<JobId> uncommitted_;
    Work pending_;
    Duration looked_at_{0};
    Duration repaired_at_{0};
    std::atomic<bool> gap_ = false;
    bool introduced_ = false;
    bool whole_ = false;   ///< Nothing has been lost since the last repair, as far as is known.
    std::jthread thread_;  // last: it uses all of the above
};

/// The job as BullMQ is to have it.
NewBullmqJob bullmq_job_of(const QueueRow& job, Time now);

}  // namespace vitae
