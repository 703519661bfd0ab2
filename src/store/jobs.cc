#include "store/jobs.h"

#include <map>

#include "base/json.h"
#include "store/dialect.h"
#include "store/job_rows.h"

namespace vitae {

namespace {

std::string dedup_key(const SourceId& source, std::string_view path) {
    return source.text() + std::string(path);
}

std::vector<Job> read_jobs(const Rows& rows) {
    std::vector<Job> jobs;
    jobs.reserve(rows.size());
    for (const Row& row : rows) jobs.push_back(read_job(row));
    return jobs;
}

JobFile read_job_file(const Row& row) {
    return JobFile{
        .file = row.id<FileId>(1),
        .path = row.text(2),
        .size = row.integer(3),
        .state = row.text(4),
        .reason = row.find_text(5),
        .document = row.find_text(6),
        .candidate = row.find_text(7),
        .updated_at = row.time(8),
        .inside = {row.integer(9), row.integer(10)}};
}

}  // namespace

Job read_job(const Row& row) {
    return Job{
        .id = row.id<JobId>(0),
        .kind = row.text(1) == "ingest" ? JobKind::ingest : JobKind::document,
        .parent = row.find_id<JobId>(2),
        .source = row.id<SourceId>(3),
        .source_name = row.text(4),
        .path = row.text(5),
        .file = row.find_id<FileId>(6),
        .state = *parse_job_state(row.text(7)),
        .waits_for_files = row.flag(8),
        .cancel_requested = row.flag(9),
        .fence = row.integer(10),
        .failures = row.integer(11),
        .max_attempts = row.integer(12),
        .progress =
            {.found = row.integer(13),
             .fresh = row.integer(14),
             .unchanged = row.integer(15),
             .skipped = row.integer(16),
             .done = row.integer(17),
             .failed = row.integer(18)},
        .reason = row.find_text(19),
        .created_by_type = row.text(20),
        .created_by_id = row.text(21),
        .created_by_name = row.text(22),
        .created_at = row.time(23),
        .started_at = row.find_time(24),
        .finished_at = row.find_time(25),
        .updated_at = row.time(26)};
}

Result<JobId> insert_ingest_job(Tx& tx, const NewIngestJob& job) {
    return TRY(insert_ingest_jobs(tx, {job})).front();
}

Result<std::vector<JobId>> insert_ingest_jobs(Tx& tx, const std::vector<NewIngestJob>& jobs) {
    std::vector<JobId> ids;
    std::vector<std::optional<std::string>> keys;
    for (const NewIngestJob& job : jobs) {
        ids.push_back(tx.make_id<JobId>());
        keys.push_back(
            job.stands_alone ? std::nullopt : std::optional(dedup_key(job.source, job.path))
        );
        tx.note_ingest(ids.back());
    }
    std::vector<std::vector<Param>> sets;
    for (std::size_t i = 0; i < jobs.size(); ++i)
        sets.push_back(
            {{"id", ids[i]},
             {"source", jobs[i].source},
             {"path", jobs[i].path},
             {"max_attempts", jobs[i].max_attempts},
             {"dedup_key", keys[i]},
             {"created_by_type", jobs[i].created_by_type},
             {"created_by_id", jobs[i].created_by_id},
             {"now", tx.now()}}
        );
    TRY(tx.sql().insert_each(
        "INSERT INTO jobs (id, kind, source_id, path, state, max_attempts, run_after, dedup_key,"
        " created_by_type, created_by_id, created_at, updated_at) VALUES (:id, 'ingest', :source,"
        " :path, 'queued', :max_attempts, :now, :dedup_key, :created_by_type, :created_by_id,"
        " :now, :now)",
        sets
    ));
    tx.note(Change::job_queued);
    tx.note(Change::job_changed);
    return ids;
}

Result<JobId> insert_document_job(Tend& tx, const NewDocumentJob& job) {
    const auto id = tx.make_id<JobId>();
    TRY(tx.sql().execute(
        "INSERT INTO jobs (id, kind, parent_id, source_id, path, file_id, state, max_attempts,"
        " run_after, created_by_type, created_by_id, created_at, updated_at) VALUES (:id,"
        " 'document', :parent, :source, :path, :file, 'queued', :max_attempts, :now, 'system',"
        " 'worker', :now, :now)",
        {{"id", id},
         {"parent", job.parent},
         {"source", job.source},
         {"path", job.path},
         {"file", job.file},
         {"max_attempts", job.max_attempts},
         {"now", tx.now()}}
    ));
    tx.note(Change::job_queued);
    return id;
}

Result<std::optional<JobId>> find_queued_ingest_job(
    Read& read, const SourceId& source, std::string_view path
) {
    return TRY(find_queued_ingest_jobs(read, {{source, std::string(path)}})).front();
}

Result<std::vector<std::optional<JobId>>> find_queued_ingest_jobs(
    Read& read, const std::vector<JobPlace>& places
) {
    Json keys = Json::array();
    for (const JobPlace& place : places) keys.push(dedup_key(place.source, place.path));
    std::map<std::string, JobId> queued;
    const Rows rows =
        TRY(read.sql().query(queued_by_keys_sql(read.sql().dialect()), {{"keys", to_text(keys)}}));
    for (const Row& row : rows) queued.emplace(row.text(0), row.id<JobId>(1));
    std::vector<std::optional<JobId>> found;
    for (const JobPlace& place : places) {
        const auto known = queued.find(dedup_key(place.source, place.path));
        found.push_back(known == queued.end() ? std::nullopt : std::optional(known->second));
    }
    return found;
}

Result<Job> get_job(Read& read, const JobId& id) {
    return TRY(get_jobs(read, {id})).front();
}

Result<std::vector<Job>> get_jobs(Read& read, const std::vector<JobId>& ids) {
    std::vector<std::vector<Param>> sets;
    for (const JobId& id : ids) sets.push_back({{"id", id}});
    std::vector<Job> jobs;
    for (const Rows& rows :
         TRY(read.sql().query_each("SELECT * FROM job_rows WHERE id = :id", sets))) {
        if (rows.empty())
            return Error{
                Code::not_found,
                "job_unknown",
                "There is no job with this id. GET /api/ingestion/jobs lists them."};
        jobs.push_back(read_job(rows[0]));
    }
    return jobs;
}

Result<std::vector<Job>> list_ingest_jobs(Read& read, const JobFilter& filter) {
    const std::optional<Literal> state =
        filter.state ? std::optional(name_of(*filter.state)) : std::nullopt;
    return read_jobs(TRY(read.sql().query(
        "SELECT * FROM job_rows WHERE kind = 'ingest' AND (CAST(:state AS TEXT) IS NULL OR state"
        " = :state) AND id < COALESCE(:before, '~') ORDER BY id DESC LIMIT :limit",
        {{"state", state}, {"before", filter.before}, {"limit", filter.limit}}
    )));
}

Result<std::vector<Job>> list_changed_jobs(Read& read, Time since, std::int64_t limit) {
    return read_jobs(TRY(read.sql().query(
        "SELECT * FROM job_rows WHERE kind = 'ingest' AND updated_at >= :since ORDER BY"
        " updated_at, id LIMIT :limit",
        {{"since", since}, {"limit", limit}}
    )));
}

Result<std::vector<JobFile>> list_job_files(
    Read& read, const JobId& job, const JobFileFilter& filter
) {
    const Rows rows = TRY(read.sql().query(
        "SELECT * FROM job_file_rows WHERE job_id = :job AND file_id > COALESCE(:after, '')"
        " AND (CAST(:state AS TEXT) IS NULL OR state = :state) ORDER BY file_id LIMIT :limit",
        {{"job", job}, {"after", filter.after}, {"state", filter.state}, {"limit", filter.limit}}
    ));
    std::vector<JobFile> files;
    for (const Row& row : rows) files.push_back(read_job_file(row));
    return files;
}

Result<std::vector<ChangedFile>> list_changed_files(Read& read, Time since, std::int64_t limit) {
    const Rows rows = TRY(read.sql().query(
        "SELECT * FROM job_file_rows WHERE updated_at >= :since ORDER BY updated_at, file_id LIMIT :limit",
        {{"since", since}, {"limit", limit}}
    ));
    std::vector<ChangedFile> changes;
    for (const Row& row : rows) changes.push_back({row.id<JobId>(0), read_job_file(row)});
    return changes;
}

Result<std::optional<IdempotentUse>> find_idempotency_key(
    Read& read, std::string_view actor, std::string_view key
) {
    const Rows rows = TRY(read.sql().query(
        "SELECT body_hash, job_id FROM idempotency_keys WHERE actor_id = :actor AND key = :key"
        " AND created_at > :since",
        {{"actor", actor}, {"key", key}, {"since", read.now() - std::chrono::hours(24)}}
    ));
    if (rows.empty()) return std::optional<IdempotentUse>();
    return std::optional(IdempotentUse{rows[0].bytes(0), rows[0].id<JobId>(1)});
}

Result<void> insert_idempotency_key(
    Tx& tx, std::string_view actor, std::string_view key, const IdempotentUse& use
) {
    const Time day_ago = tx.now() - std::chrono::hours(24);
    TRY(tx.sql().execute(
        "DELETE FROM idempotency_keys WHERE created_at <= :day_ago", {{"day_ago", day_ago}}
    ));
    TRY(tx.sql().execute(
        "INSERT INTO idempotency_keys (actor_id, key, body_hash, job_id, created_at) VALUES"
        " (:actor, :key, :hash, :job, :now)",
        {{"actor", actor},
         {"key", key},
         {"hash", Blob{use.body_hash}},
         {"job", use.job},
         {"now", tx.now()}}
    ));
    return {};
}

Result<std::vector<JobCount>> count_jobs(Read& read) {
    const Rows rows =
        TRY(read.sql().query("SELECT kind, state, COUNT(*) FROM jobs GROUP BY kind, state"));
    std::vector<JobCount> counts;
    for (const Row& row : rows) counts.push_back({row.text(0), row.text(1), row.integer(2)});
    return counts;
}

}  // namespace vitae
