#include "store/job_endings.h"

#include "store/job_claims.h"
#include "store/jobs.h"

namespace vitae {

namespace {

Result<void> end_job(
    Tend& tx, const JobId& id, JobState state, const std::optional<Literal>& reason
) {
    TRY(tx.sql().execute(
        "UPDATE jobs SET state = :state, waits_for_files = 0, lease_until = NULL, dedup_key ="
        " NULL, reason = :reason, finished_at = :now, updated_at = :now WHERE id = :id",
        {{"state", name_of(state)}, {"reason", reason}, {"now", tx.now()}, {"id", id}}
    ));
    tx.note(Change::job_changed);
    tx.note_ingest(id);
    return {};
}

/// Ends an ingest job that waits for its files, if none is open any more.
Result<void> end_when_settled(Tend& tx, const JobId& id) {
    const Rows open = TRY(tx.sql().query(
        "SELECT 1 FROM jobs WHERE parent_id = :id AND state IN ('queued', 'running') LIMIT 1",
        {{"id", id}}
    ));
    if (!open.empty()) return {};
    const Job job = TRY(get_job(tx, id));
    if (job.state != JobState::running || !job.waits_for_files) return {};
    return end_job(
        tx, id, job.cancel_requested ? JobState::cancelled : JobState::succeeded, std::nullopt
    );
}

/// Counts a settled file on the ingest job that found it.
Result<void> count_on_parent(Tend& tx, const Job& job, FileState state) {
    if (!job.parent) return {};
    TRY(tx.sql().execute(
        "UPDATE jobs SET done = done + :done, failed = failed + :failed, skipped = skipped + :skipped,"
        " fresh = fresh - :skipped, updated_at = :now WHERE id = :id",
        {{"done", state == FileState::done},
         {"skipped", state == FileState::skipped},
         {"failed", state == FileState::failed},
         {"now", tx.now()},
         {"id", *job.parent}}
    ));
    tx.note(Change::job_changed);
    tx.note_ingest(*job.parent);
    return end_when_settled(tx, *job.parent);
}

/// Ends a document job and tells its file, its ledger line and its ingest job.
Result<void> end_document_job(
    Tend& tx, const Job& job, JobState state, FileState file, const std::optional<Literal>& reason
) {
    TRY(end_job(tx, job.id, state, reason));
    TRY(set_job_file_state(tx, job, file, reason));
    return count_on_parent(tx, job, file);
}

struct NextTry {
    std::int64_t failures;
    Duration wait;
};

Result<void> queue_again(Tend& tx, const Job& job, const Reason& reason, const NextTry& next) {
    TRY(tx.sql().execute(
        "UPDATE jobs SET state = 'queued', lease_until = NULL, failures = :failures, run_after ="
        " :run_after, reason = :reason, updated_at = :now WHERE id = :id",
        {{"failures", next.failures},
         {"run_after", tx.now() + next.wait},
         {"reason", reason.code},
         {"now", tx.now()},
         {"id", job.id}}
    ));
    if (job.kind == JobKind::document)
        TRY(set_job_file_state(tx, job, FileState::queued, std::nullopt));
    else
        tx.note_ingest(job.id);
    tx.note(Change::job_queued);
    tx.note(Change::job_changed);
    return {};
}

Progress read_counts(const Row& row) {
    Progress counts;
    counts.found = row.integer(0);
    counts.fresh = row.integer(1);
    counts.unchanged = row.integer(2);
    counts.skipped = row.integer(3);
    return counts;
}

Error wrong_state(Literal message) {
    return Error{Code::conflict, "job_state", message};
}

}  // namespace

Result<void> finish_scan(Tend& tx, const Lease& lease) {
    tx.note(Change::job_changed);
    tx.note_ingest(lease.job);
    // Without RETURNING: for it SQLite makes a table and copies each page that it changes.
    const std::int64_t ended = TRY(tx.sql().execute(
        "UPDATE jobs SET state = CASE WHEN cancel_requested = 1 THEN 'cancelled' ELSE 'succeeded'"
        " END, lease_until = NULL, dedup_key = NULL, reason = NULL, finished_at = :now, updated_at ="
        " :now WHERE id = :id AND state = 'running' AND fence = :fence AND lease_until IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM jobs AS file WHERE file.parent_id = :id AND file.state IN"
        " ('queued', 'running'))",
        {{"now", tx.now()}, {"id", lease.job}, {"fence", lease.fence}}
    ));
    if (ended > 0) return {};
    const std::int64_t waits = TRY(tx.sql().execute(
        "UPDATE jobs SET waits_for_files = 1, lease_until = NULL, updated_at = :now WHERE id = :id"
        " AND state = 'running' AND fence = :fence AND lease_until IS NOT NULL",
        {{"now", tx.now()}, {"id", lease.job}, {"fence", lease.fence}}
    ));
    if (waits == 0) return Error{.code = Code::conflict, .reason = "lease_lost"};
    return {};
}

Result<void> finish_offered_scan(Tend& tx, const Lease& lease) {
    tx.note(Change::job_changed);
    tx.note_ingest(lease.job);
    const std::int64_t ended = TRY(tx.sql().execute(
        "UPDATE jobs SET state = 'succeeded', fence = :fence, dedup_key = NULL, reason = NULL,"
        " started_at = COALESCE(started_at, :now), finished_at = :now, updated_at = :now WHERE id ="
        " :id AND state = 'queued' AND fence = :fence - 1 AND cancel_requested = 0"
        // Not by IN: for that SQLite makes a table each time.
        " AND NOT EXISTS (SELECT 1 FROM jobs AS file WHERE file.parent_id = :id AND file.state ="
        " 'queued') AND NOT EXISTS (SELECT 1 FROM jobs AS file WHERE file.parent_id = :id AND"
        " file.state = 'running')",
        {{"fence", lease.fence}, {"now", tx.now()}, {"id", lease.job}}
    ));
    if (ended == 0) return Error{.code = Code::conflict, .reason = "lease_lost"};
    return {};
}

Result<Progress> get_scan_counts(Read& read, const JobId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT found, fresh, unchanged, skipped FROM jobs WHERE id = :id", {{"id", id}}
    ));
    return read_counts(rows.at(0));
}

Result<void> succeed_document_job(Tend& tx, const Lease& lease, const DocumentId& document) {
    const Job job = TRY(get_leased_job(tx, lease));
    TRY(tx.sql().execute(
        "UPDATE job_files SET document_id = :document WHERE job_id = :job AND file_id = :file",
        {{"document", document}, {"job", job.parent}, {"file", job.file}}
    ));
    return end_document_job(tx, job, JobState::succeeded, FileState::done, std::nullopt);
}

Result<void> succeed_container_job(Tend& tx, const Lease& lease) {
    const Job job = TRY(get_leased_job(tx, lease));
    return end_document_job(tx, job, JobState::succeeded, FileState::done, std::nullopt);
}

Result<void> skip_document_job(Tend& tx, const Lease& lease, const Reason& reason) {
    const Job job = TRY(get_leased_job(tx, lease));
    return end_document_job(tx, job, JobState::succeeded, FileState::skipped, reason.code);
}

Result<void> postpone_job(Tend& tx, const Lease& lease, const Reason& reason, Duration wait) {
    const Job job = TRY(get_leased_job(tx, lease));
    if (job.cancel_requested) return finish_cancelled(tx, lease);
    return queue_again(tx, job, reason, {job.failures, wait});
}

Result<void> fail_attempt(Tend& tx, const Lease& lease, const Reason& reason) {
    const Job job = TRY(get_leased_job(tx, lease));
    if (job.cancel_requested) return finish_cancelled(tx, lease);
    const std::int64_t failures = job.failures + 1;
    if (reason.retryable && failures < job.max_attempts)
        return queue_again(tx, job, reason, {failures, backoff(failures, tx.random())});
    TRY(tx.sql().execute("UPDATE jobs SET failures = failures + 1 WHERE id = :id", {{"id", job.id}})
    );
    if (job.kind == JobKind::document)
        return end_document_job(tx, job, JobState::failed, FileState::failed, reason.code);
    return end_job(tx, job.id, JobState::failed, reason.code);
}

Result<void> finish_cancelled(Tend& tx, const Lease& lease) {
    const Job job = TRY(get_leased_job(tx, lease));
    if (job.kind == JobKind::document)
        return end_document_job(tx, job, JobState::cancelled, FileState::cancelled, std::nullopt);
    return end_job(tx, job.id, JobState::cancelled, std::nullopt);
}

Result<void> cancel_ingest_job(Tx& tx, const JobId& id) {
    const Job job = TRY(get_job(tx, id));
    if (job.kind != JobKind::ingest)
        return wrong_state("Only whole ingest jobs can be cancelled, not single files.");
    if (job.state != JobState::queued && job.state != JobState::running)
        return wrong_state("The job has ended already, so there is nothing to cancel.");
    TRY(tx.sql().execute(
        "UPDATE job_files SET state = 'cancelled', updated_at = :now WHERE job_id = :id AND state"
        " = 'queued'",
        {{"now", tx.now()}, {"id", id}}
    ));
    TRY(tx.sql().execute(
        "UPDATE files SET state = 'cancelled', updated_at = :now WHERE state = 'queued' AND id IN"
        " (SELECT file_id FROM jobs WHERE parent_id = :id AND state = 'queued')",
        {{"now", tx.now()}, {"id", id}}
    ));
    TRY(tx.sql().execute(
        "UPDATE jobs SET state = 'cancelled', finished_at = :now, updated_at = :now WHERE"
        " parent_id = :id AND state = 'queued'",
        {{"now", tx.now()}, {"id", id}}
    ));
    TRY(tx.sql().execute(
        "UPDATE jobs SET cancel_requested = 1, updated_at = :now WHERE (id = :id OR parent_id ="
        " :id) AND state IN ('queued', 'running')",
        {{"now", tx.now()}, {"id", id}}
    ));
    tx.note(Change::job_changed);
    if (job.state == JobState::queued) return end_job(tx, id, JobState::cancelled, std::nullopt);
    return end_when_settled(tx, id);
}

Result<void> retry_ingest_job(Tx& tx, const JobId& id) {
    const Job job = TRY(get_job(tx, id));
    if (job.kind != JobKind::ingest || job.state != JobState::failed)
        return wrong_state(
            "Only a failed ingest job can be retried. To read failed files once more, trigger the"
            " same path again."
        );
    TRY(tx.sql().execute(
        "UPDATE jobs SET state = 'queued', failures = 0, run_after = :now, reason = NULL,"
        " finished_at = NULL, updated_at = :now WHERE id = :id",
        {{"now", tx.now()}, {"id", id}}
    ));
    tx.note(Change::job_queued);
    tx.note(Change::job_changed);
    tx.note_ingest(id);
    return {};
}

Result<void> set_job_file_state(
    Tend& tx, const Job& job, FileState state, const std::optional<Literal>& reason
) {
    TRY(tx.sql().execute(
        "UPDATE job_files SET state = :state, reason = :reason, updated_at = :now WHERE job_id ="
        " :job AND file_id = :file",
        {{"state", name_of(state)},
         {"reason", reason},
         {"now", tx.now()},
         {"job", job.parent},
         {"file", job.file}}
    ));
    TRY(tx.sql().execute(
        "UPDATE files SET state = :state, reason = :reason, updated_at = :now WHERE id = :file"
        " AND last_job_id = :job",
        {{"state", name_of(state)},
         {"reason", reason},
         {"now", tx.now()},
         {"file", job.file},
         {"job", job.parent}}
    ));
    return {};
}

Result<void> note_headway(Tend& tx, const JobId& id) {
    TRY(tx.sql().execute(
        "UPDATE jobs SET failures = 0 WHERE id = :id AND failures > 0", {{"id", id}}
    ));
    return {};
}

}  // namespace vitae
