#pragma once
// What code may do to the database, by type: look (Read), keep the queue's books (Tend), or change
// what people care about (Tx), which must leave an audit event. Store (store.h) makes them;
// functions of store/ take them.

#include "base/random.h"
#include "model/job.h"
#include "store/database.h"

namespace vitae {

/// What a committed transaction has changed, so that those who wait for it wake up.
enum class Change : unsigned { job_queued = 1, job_changed = 2, access = 4 };

class Read {
public:
    Read(Connection& sql, Time now) : sql_(sql), now_(now) {}
    Connection& sql() const { return sql_; }
    Time now() const { return now_; }

private:
    Connection& sql_;
    Time now_;
};

class Tend : public Read {
public:
    Tend(Connection& sql, Time now, Duration lease_clock, Random& random)
        : Read(sql, now), lease_clock_(lease_clock), random_(random) {}
    /// What leases are measured on: the steady clock of this process, or, where several share a
    /// database, that of the database.
    Duration lease_clock() const { return lease_clock_; }
    Random& random() const { return random_; }
    template <class IdType>
    IdType make_id() const {
        return IdType::make(now(), random_);
    }
    void note(Change change) { changes_ |= static_cast<unsigned>(change); }
    unsigned changes() const { return changes_; }
    /// An ingest job was added or changed: the queue may have to know.
    void note_ingest(const JobId& job) { ingest_jobs_.push_back(job); }
    const std::vector<JobId>& ingest_jobs() const { return ingest_jobs_; }

private:
    Duration lease_clock_;
    Random& random_;
    unsigned changes_ = 0;
    std::vector<JobId> ingest_jobs_;
};

class Tx : public Tend {
public:
    using Tend::Tend;
};

}  // namespace vitae
