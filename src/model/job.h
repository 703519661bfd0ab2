#pragma once
// A job: an ingest job scans one path of one source, a document job reads one file that a scan
// found.
//
//   queued ──claim──▶ running ──▶ succeeded | failed | cancelled
//     ▲                 │
//     └── retryable error, lost lease (with backoff) ── a person's retry of a failed job
//
// An ingest job runs in two phases: while it scans it holds a lease; then it waits, without one,
// for its files.

#include <cstdint>
#include <optional>
#include <string>

#include "base/id.h"
#include "base/time.h"
#include "model/reason.h"

namespace vitae {

enum class JobKind { ingest, document };
enum class JobState { queued, running, succeeded, failed, cancelled };

Literal name_of(JobKind);
Literal name_of(JobState);
std::optional<JobState> parse_job_state(std::string_view name);

/// found = fresh + unchanged + skipped; fresh = done + failed + those still open. (`fresh` is "new"
/// on the wire.)
struct Progress {
    std::int64_t found = 0;
    std::int64_t fresh = 0;
    std::int64_t unchanged = 0;
    std::int64_t skipped = 0;
    std::int64_t done = 0;
    std::int64_t failed = 0;

    bool operator==(const Progress&) const = default;
};

struct Job {
    JobId id;
    JobKind kind;
    std::optional<JobId> parent;  ///< The ingest job that found this document job's file.
    SourceId source;
    std::string source_name;
    std::string path;
    std::optional<FileId> file;
    JobState state = JobState::queued;
    bool waits_for_files = false;
    bool cancel_requested = false;
    std::int64_t fence =
        0;  ///< Rises at each claim and never falls; a result counts only with the current one.
    std::int64_t failures = 0;  ///< Counts against max_attempts; a person's retry sets it to zero.
    std::int64_t max_attempts = 0;
    Progress progress;
    std::optional<std::string> reason;
    std::string created_by_type;
    std::string created_by_id;
    std::string created_by_name;
    Time created_at;
    std::optional<Time> started_at;
    std::optional<Time> finished_at;
    Time updated_at;
};

/// The right to settle one job, as long as nobody else has claimed it since.
struct Lease {
    JobId job;
    std::int64_t fence;
};

enum class FileState { queued, running, done, failed, skipped, cancelled };
Literal name_of(FileState);
std::optional<FileState> parse_file_state(std::string_view name);

/// The files inside an archive or a message, and how many of them have been read.
struct Inside {
    std::int64_t found = 0;
    std::int64_t read = 0;
};

/// One line of a job's per-file ledger.
struct JobFile {
    FileId file;
    std::string path;
    std::int64_t size = 0;
    std::string state;
    std::optional<std::string> reason;
    std::optional<std::string> document;
    std::optional<std::string> candidate;
    Time updated_at;
    Inside inside;
};

}  // namespace vitae
