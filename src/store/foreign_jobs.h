#pragma once
// Ingest jobs that another producer put into the queue, or that another worker ran: how they get
// their rows and their ends. For queue/ alone.

#include <vector>

#include "model/job.h"
#include "store/transaction.h"

namespace vitae {

/// A job as the queue has it. Its number may be given out again, but not at the same time.
struct ForeignJob {
    std::string id;
    std::int64_t since = 0;  ///< Milliseconds.
    std::string data;        ///< JSON.
};

/// The row of a job of the queue: one of ours by its id, or one that was adopted.
Result<std::optional<JobId>> find_queue_job(Read& read, std::string_view id, std::int64_t since);
Result<std::vector<std::optional<JobId>>> find_queue_jobs(
    Read& read, const std::vector<ForeignJob>& jobs
);

/// Queued, by the system.
Result<JobId> insert_foreign_job(
    Tx& tx, const ForeignJob& job, const SourceId& source, std::string_view path
);

/// A worker that is not ours has run it. Nothing happens unless the row is still queued.
Result<void> end_foreign_run(Tx& tx, const JobId& id, bool succeeded);

}  // namespace vitae
