#include "store/foreign_jobs.h"

namespace vitae {

Result<std::optional<JobId>> find_queue_job(Read& read, std::string_view id, std::int64_t since) {
    return TRY(find_queue_jobs(read, {{std::string(id), since, {}}})).front();
}

Result<std::vector<std::optional<JobId>>> find_queue_jobs(
    Read& read, const std::vector<ForeignJob>& jobs
) {
    std::vector<std::vector<Param>> sets;
    for (const ForeignJob& job : jobs) sets.push_back({{"id", job.id}, {"since", job.since}});
    std::vector<std::optional<JobId>> found;
    for (const Rows& rows : TRY(read.sql().query_each(
             "SELECT id FROM jobs WHERE id = :id AND kind = 'ingest' UNION ALL SELECT id FROM jobs"
             " WHERE foreign_id = :id AND foreign_since = :since",
             sets
         )))
        found.push_back(rows.empty() ? std::nullopt : std::optional(rows[0].id<JobId>(0)));
    return found;
}

Result<JobId> insert_foreign_job(
    Tx& tx, const ForeignJob& job, const SourceId& source, std::string_view path
) {
    const auto id = tx.make_id<JobId>();
    TRY(tx.sql().execute(
        "INSERT INTO jobs (id, kind, source_id, path, state, max_attempts, run_after,"
        " created_by_type, created_by_id, created_at, updated_at, foreign_id, foreign_since) VALUES"
        " (:id, 'ingest', :source, :path, 'queued', 3, :now, 'system', 'queue', :now, :now,"
        " :foreign_id, :foreign_since)",
        {{"id", id},
         {"source", source},
         {"path", path},
         {"now", tx.now()},
         {"foreign_id", job.id},
         {"foreign_since", job.since}}
    ));
    tx.note(Change::job_changed);
    return id;
}

Result<void> end_foreign_run(Tx& tx, const JobId& id, bool succeeded) {
    const std::optional<Literal> reason =
        succeeded ? std::nullopt : std::optional(Literal("foreign_worker_failed"));
    TRY(tx.sql().execute(
        "UPDATE jobs SET state = :state, reason = :reason, dedup_key = NULL, started_at ="
        " COALESCE(started_at, :now), finished_at = :now, updated_at = :now WHERE id = :id AND"
        " state = 'queued'",
        {{"state", succeeded ? Literal("succeeded") : Literal("failed")},
         {"reason", reason},
         {"now", tx.now()},
         {"id", id}}
    ));
    tx.note(Change::job_changed);
    return {};
}

}  // namespace vitae
