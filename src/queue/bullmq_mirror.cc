// What BullMQ shows follows what the rows say.

#include "base/json.h"
#include "queue/bullmq_postgres.h"

namespace vitae {

namespace {

constexpr std::int64_t kKeepSeconds = 86'400;
constexpr std::int64_t kKeepCount = 10'000;
constexpr std::int64_t kLockMs = 60'000;
/// While an ingest job waits for its files nobody holds it, so nobody renews.
constexpr std::int64_t kLongLockMs = std::int64_t{30} * 86'400'000;

struct Mirrored {
    std::string id;     ///< BullMQ's.
    std::string job;    ///< Ours.
    std::string state;  ///< The row's.
    bool leased = false;
    Time run_after;
    std::optional<std::string> reason;
    std::int64_t attempts_left = 1;
    std::string source;
    std::string path;
    Json progress;
    std::optional<std::string> queued_as;  ///< BullMQ's state; none: it has no such job.
    bool deferred_failure = false;
};

std::string join(const std::set<JobId>& jobs) {
    std::string text;
    for (const JobId& job : jobs) text += (text.empty() ? "" : ",") + job.text();
    return text;
}

Mirrored read_mirrored(const Row& row) {
    return Mirrored{
        .id = row.text(0),
        .job = row.text(1),
        .state = row.text(2),
        .leased = row.flag(3),
        .run_after = row.time(4),
        .reason = row.find_text(5),
        .attempts_left = row.integer(6),
        .source = row.text(7),
        .path = row.text(8),
        .progress = Json::object(
            {{"found", row.integer(9)},
             {"new", row.integer(10)},
             {"unchanged", row.integer(11)},
             {"skipped", row.integer(12)},
             {"done", row.integer(13)},
             {"failed", row.integer(14)}}
        ),
        .queued_as = row.find_text(15),
        .deferred_failure = row.flag(16)};
}

Result<std::vector<Mirrored>> list_mirrored(Tend& tx, const std::set<JobId>& jobs) {
    // The kind is looked at here, not there: PostgreSQL would read all ingest jobs by an index of
    // theirs rather than these few by their ids.
    const Rows rows = TRY(tx.sql().query(
        "SELECT COALESCE(foreign_id, jobs.id), jobs.id, jobs.state, lease_until IS NOT NULL,"
        " run_after, reason, jobs.max_attempts - failures, COALESCE(sources.name, ''), path, found,"
        " fresh, unchanged, skipped, done, failed, CAST(queued.state AS text),"
        " COALESCE(deferred_failure, '') <> '', jobs.kind FROM unnest(string_to_array(:jobs, ','))"
        " AS wanted(id) JOIN jobs ON jobs.id = wanted.id LEFT JOIN sources ON sources.id = source_id"
        " LEFT JOIN bullmq.job AS queued ON queued.queue = :queue AND queued.id ="
        " (COALESCE(foreign_id, jobs.id) COLLATE \"default\") AND (foreign_since IS NULL OR"
        " foreign_since = added_at_ms) ORDER BY jobs.id",
        {{"queue", kIngestQueue}, {"jobs", join(jobs)}}
    ));
    std::vector<Mirrored> mirrored;
    for (const Row& row : rows)
        if (row.text(17) == "ingest") mirrored.push_back(read_mirrored(row));
    return mirrored;
}

std::int64_t delay_ms(const Tend& tx, const Mirrored& job) {
    return std::max<std::int64_t>(0, (job.run_after - tx.now()).count() / 1000);
}

Json data_of(const Mirrored& job) {
    return Json::object({{"jobId", job.job}, {"source", job.source}, {"dropboxPath", job.path}});
}

Json options_of(const Mirrored& job) {
    const auto keep = [] { return Json::object({{"age", kKeepSeconds}, {"count", kKeepCount}}); };
    return Json::object(
        {{"jobId", job.id},
         {"attempts", job.attempts_left},
         {"backoff", Json::object({{"type", "exponential"}, {"delay", std::int64_t{5000}}})},
         {"removeOnComplete", keep()},
         {"removeOnFail", keep()}}
    );
}

/// One call for all. BullMQ's own add_jobs_bulk makes two tables a call, which costs more than what
/// it saves until hundreds of jobs come together.
Result<void> add(Tend& tx, const std::vector<const Mirrored*>& jobs) {
    Json entries = Json::array();
    for (const Mirrored* job : jobs)
        entries.push(Json::object(
            {{"id", job->id},
             {"data", data_of(*job)},
             {"options", options_of(*job)},
             {"delay", delay_ms(tx, *job)},
             {"attempts", job->attempts_left}}
        ));
    TRY(tx.sql().query(
        "SELECT COUNT(bullmq.add_job(:queue, id, :queue, data, options, 0, delay, :now, attempts,"
        " NULL, NULL, NULL, NULL, NULL, false)) FROM jsonb_to_recordset(CAST(:entries AS jsonb)) AS"
        " entry(id text, data jsonb, options jsonb, delay bigint, attempts integer)",
        {{"queue", kIngestQueue}, {"now", bullmq_now(tx)}, {"entries", to_text(entries)}}
    ));
    return {};
}

Result<void> remove(Tend& tx, const Mirrored& job) {
    TRY(tx.sql().query(
        "SELECT bullmq.remove(:queue, :id, false)", {{"queue", kIngestQueue}, {"id", job.id}}
    ));
    return {};
}

/// Token 0 stands for everyone's lock.
Result<void> delay(Tend& tx, const Mirrored& job) {
    TRY(tx.sql().query(
        "SELECT bullmq.move_to_delayed(:queue, :id, '0', :due, :delay, false, :reason, NULL)",
        {{"queue", kIngestQueue},
         {"id", job.id},
         {"due", bullmq_now(tx) + delay_ms(tx, job)},
         {"delay", delay_ms(tx, job)},
         {"reason", job.reason}}
    ));
    return {};
}

Result<void> give_back(Tend& tx, const Mirrored& job) {
    TRY(tx.sql().query(
        "SELECT bullmq.move_active_to_wait(:queue, :id, '0', :now)",
        {{"queue", kIngestQueue}, {"id", job.id}, {"now", bullmq_now(tx)}}
    ));
    return {};
}

Result<void> complete(Tend& tx, const std::vector<const Mirrored*>& jobs) {
    std::vector<std::string> values;
    for (const Mirrored* job : jobs) {
        Json value = Json::object({{"jobId", job->job}, {"state", job->state}});
        value.set("progress", job->progress);
        values.push_back(to_text(value));
    }
    const std::int64_t now = bullmq_now(tx);
    std::vector<std::vector<Param>> sets;
    for (std::size_t i = 0; i < jobs.size(); ++i)
        sets.push_back(
            {{"queue", kIngestQueue},
             {"id", jobs[i]->id},
             {"value", values[i]},
             {"now", now},
             {"age", kKeepSeconds}}
        );
    TRY(tx.sql().query_each(
        "SELECT bullmq.move_to_completed(:queue, :id, '0', CAST(:value AS jsonb), :now, false,"
        " :age, NULL)",
        sets
    ));
    return {};
}

Result<void> fail(Tend& tx, const Mirrored& job) {
    TRY(tx.sql().query(
        "SELECT bullmq.move_to_failed(:queue, :id, '0', :reason, NULL, :now, false, :age, NULL)",
        {{"queue", kIngestQueue},
         {"id", job.id},
         {"reason", job.reason.value_or(job.state)},
         {"now", bullmq_now(tx)},
         {"age", kKeepSeconds}}
    ));
    return {};
}

Result<void> mirror_running(Tend& tx, const Mirrored& job) {
    TRY(tx.sql().query(
        "SELECT bullmq.extend_lock(:queue, :id, 'vitae', :length, :now)",
        {{"queue", kIngestQueue},
         {"id", job.id},
         {"length", job.leased ? kLockMs : kLongLockMs},
         {"now", bullmq_now(tx)}}
    ));
    TRY(tx.sql().query(
        "SELECT bullmq.update_progress(:queue, :id, CAST(:progress AS jsonb)) FROM bullmq.job"
        " WHERE queue = :queue AND id = :id AND progress IS DISTINCT FROM CAST(:progress AS jsonb)",
        {{"queue", kIngestQueue}, {"id", job.id}, {"progress", to_text(job.progress)}}
    ));
    return {};
}

/// The row waits for a worker; BullMQ knows the job.
Result<bool> mirror_queued(Tend& tx, const Mirrored& job) {
    if (job.queued_as == "active" && !job.deferred_failure) {
        TRY(delay_ms(tx, job) > 0 ? delay(tx, job) : give_back(tx, job));
        return false;
    }
    if (job.queued_as == "waiting" || job.queued_as == "delayed") return false;
    TRY(remove(tx, job));  // finished, and tried again: a new job under the same id
    return true;
}

/// The row has ended otherwise than well.
Result<void> mirror_ended(Tend& tx, const Mirrored& job) {
    if (job.queued_as == "active") return fail(tx, job);
    if (job.queued_as == "waiting" || job.queued_as == "delayed") return remove(tx, job);
    return {};
}

}  // namespace

Result<void> mirror_to_bullmq(Tend& tx, const std::set<JobId>& jobs) {
    const auto mirrored = TRY(list_mirrored(tx, jobs));
    std::vector<const Mirrored*> missing;
    std::vector<const Mirrored*> completed;
    for (const Mirrored& job : mirrored) {
        if (job.state == "queued") {
            if (!job.queued_as || TRY(mirror_queued(tx, job))) missing.push_back(&job);
        } else if (!job.queued_as) {
            continue;
        } else if (job.state == "running") {
            if (job.queued_as == "active") TRY(mirror_running(tx, job));
        } else if (job.state == "succeeded" && job.queued_as == "active") {
            completed.push_back(&job);
        } else {
            TRY(mirror_ended(tx, job));
        }
    }
    if (!completed.empty()) TRY(complete(tx, completed));
    if (!missing.empty()) TRY(add(tx, missing));
    return {};
}

}  // namespace vitae
