#pragma once
// The job table: adding jobs and looking at them. Claims are in job_claims.h, endings in
// job_endings.h.

#include <vector>

#include "model/job.h"
#include "store/transaction.h"

namespace vitae {

struct NewIngestJob {
    SourceId source;
    std::string path;
    std::string created_by_type;
    std::string created_by_id;
    std::int64_t max_attempts = 3;
    bool stands_alone = false;  ///< No later trigger of the same path means this job.
};
Result<JobId> insert_ingest_job(Tx& tx, const NewIngestJob& job);

/// Many at once. The same path of the same source must not stand twice among them.
Result<std::vector<JobId>> insert_ingest_jobs(Tx& tx, const std::vector<NewIngestJob>& jobs);

struct NewDocumentJob {
    JobId parent;
    SourceId source;
    std::string path;
    FileId file;
    std::int64_t max_attempts = 3;
};
Result<JobId> insert_document_job(Tend& tx, const NewDocumentJob& job);

/// The queued job that would scan the same path of the same source, if there is one.
Result<std::optional<JobId>> find_queued_ingest_job(
    Read& read, const SourceId& source, std::string_view path
);

/// The same for many places at once, in their order.
struct JobPlace {
    SourceId source;
    std::string path;
};
Result<std::vector<std::optional<JobId>>> find_queued_ingest_jobs(
    Read& read, const std::vector<JobPlace>& places
);

Result<Job> get_job(Read& read, const JobId& id);
Result<std::vector<Job>> get_jobs(Read& read, const std::vector<JobId>& ids);

struct JobFilter {
    std::optional<JobState> state;
    std::optional<JobId> before;  ///< None: from the newest on.
    std::int64_t limit = 0;
};
/// Ingest jobs, newest first.
Result<std::vector<Job>> list_ingest_jobs(Read& read, const JobFilter& filter);
/// Ingest jobs that changed at `since` or later, in the order of their changes.
Result<std::vector<Job>> list_changed_jobs(Read& read, Time since, std::int64_t limit);

struct JobFileFilter {
    std::optional<FileId> after;
    std::optional<std::string> state;
    std::int64_t limit = 0;
};
/// The new and skipped files of an ingest job.
Result<std::vector<JobFile>> list_job_files(
    Read& read, const JobId& job, const JobFileFilter& filter
);

struct ChangedFile {
    JobId job;
    JobFile file;
};
/// Lines of any job's files that changed at `since` or later, in the order of their changes.
Result<std::vector<ChangedFile>> list_changed_files(Read& read, Time since, std::int64_t limit);

struct IdempotentUse {
    Bytes body_hash;
    JobId job;
};
Result<std::optional<IdempotentUse>> find_idempotency_key(
    Read& read, std::string_view actor, std::string_view key
);
/// Forgets keys older than a day on the way.
Result<void> insert_idempotency_key(
    Tx& tx, std::string_view actor, std::string_view key, const IdempotentUse& use
);

struct JobCount {
    std::string kind;
    std::string state;
    std::int64_t count;
};
Result<std::vector<JobCount>> count_jobs(Read& read);

}  // namespace vitae
