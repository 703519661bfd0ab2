#pragma once
// Ingest jobs as a queue outside of the database has to hold them. For queue/ alone.

#include <set>
#include <vector>

#include "model/job.h"
#include "store/transaction.h"

namespace vitae {

struct QueueRow {
    JobId id;
    std::string source_name;
    std::string path;
    JobState state = JobState::queued;
    Time run_after;
    bool was_claimed = false;
    std::int64_t failures = 0;
    std::int64_t max_attempts = 0;
    std::optional<std::string> reason;
    Progress progress;
    Time updated_at;
    std::optional<std::string> foreign_id;  ///< Of a job that another producer added.
    std::int64_t foreign_since = 0;         ///< Milliseconds.
};

Result<std::optional<QueueRow>> find_queue_row(Read& read, const JobId& id);
/// Those of these jobs that are there, in the order of their ids.
Result<std::vector<QueueRow>> list_queue_rows(Read& read, const std::set<JobId>& ids);

/// What a queue outside knows a queued job by.
struct QueuedJob {
    JobId id;
    Time run_after;
    std::optional<std::string> foreign_id;
    std::int64_t foreign_since = 0;
};
/// Queued ingest jobs, as they become due. One that is put off meanwhile may be missing.
Result<std::vector<QueuedJob>> list_queued_jobs(
    Read& read, const std::optional<QueuedJob>& after, std::int64_t limit
);

}  // namespace vitae
