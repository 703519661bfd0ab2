#include "store/queue_rows.h"

namespace vitae {

namespace {

constexpr std::int64_t kPage = 256;

QueueRow read_queue_row(const Row& row) {
    return QueueRow{
        .id = row.id<JobId>(0),
        .source_name = row.text(1),
        .path = row.text(2),
        .state = *parse_job_state(row.text(3)),
        .run_after = row.time(4),
        .was_claimed = !row.is_null(5),
        .failures = row.integer(6),
        .max_attempts = row.integer(7),
        .reason = row.find_text(8),
        .progress =
            {.found = row.integer(9),
             .fresh = row.integer(10),
             .unchanged = row.integer(11),
             .skipped = row.integer(12),
             .done = row.integer(13),
             .failed = row.integer(14)},
        .updated_at = row.time(15),
        .foreign_id = row.find_text(16),
        .foreign_since = row.integer(17)};
}

std::vector<QueueRow> read_queue_rows(const Rows& rows) {
    std::vector<QueueRow> jobs;
    jobs.reserve(rows.size());
    for (const Row& row : rows) jobs.push_back(read_queue_row(row));
    return jobs;
}

}  // namespace

Result<std::optional<QueueRow>> find_queue_row(Read& read, const JobId& id) {
    const auto jobs = TRY(list_queue_rows(read, {id}));
    return jobs.empty() ? std::nullopt : std::optional(jobs.front());
}

/// Jobs that are added together have ids that lie together, so a page usually holds many of them.
Result<std::vector<QueueRow>> list_queue_rows(Read& read, const std::set<JobId>& ids) {
    std::vector<QueueRow> wanted;
    for (auto next = ids.begin(); next != ids.end();) {
        const auto page = read_queue_rows(TRY(read.sql().query(
            "SELECT jobs.id, COALESCE(sources.name, ''), path, state, run_after, started_at, failures,"
            " max_attempts, reason, found, fresh, unchanged, skipped, done, failed,"
            " jobs.updated_at, foreign_id, COALESCE(foreign_since, 0) FROM jobs LEFT JOIN sources ON sources.id = source_id"
            " WHERE jobs.kind = 'ingest' AND jobs.id >= :first AND jobs.id <= :last ORDER BY jobs.id"
            " LIMIT :limit",
            {{"first", *next}, {"last", *ids.rbegin()}, {"limit", kPage}}
        )));
        for (const QueueRow& job : page)
            if (ids.contains(job.id)) wanted.push_back(job);
        if (std::ssize(page) < kPage) break;
        next = ids.upper_bound(page.back().id);
    }
    return wanted;
}

Result<std::vector<QueuedJob>> list_queued_jobs(
    Read& read, const std::optional<QueuedJob>& after, std::int64_t limit
) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, run_after, foreign_id, COALESCE(foreign_since, 0) FROM jobs WHERE state ="
        " 'queued' AND kind = 'ingest' AND (run_after, id) > (:run_after, :id) ORDER BY run_after,"
        " id LIMIT :limit",
        {{"run_after", after ? to_micros(after->run_after) : INT64_MIN},
         {"id", after ? after->id.view() : std::string_view()},
         {"limit", limit}}
    ));
    std::vector<QueuedJob> jobs;
    jobs.reserve(rows.size());
    for (const Row& row : rows)
        jobs.push_back({row.id<JobId>(0), row.time(1), row.find_text(2), row.integer(3)});
    return jobs;
}

}  // namespace vitae
