#include "store/job_claims.h"

#include <algorithm>
#include <map>

#include "store/job_endings.h"
#include "store/job_rows.h"
#include "store/jobs.h"
#include "store/sources.h"

namespace vitae {

namespace {

Error lease_lost() {
    return {.code = Code::conflict, .reason = "lease_lost"};
}

/// The sources of some jobs, each looked up once.
class Sources {
public:
    explicit Sources(Read& read) : read_(read) {}
    Result<Source> get(const SourceId& id) {
        const auto known = sources_.find(id);
        if (known != sources_.end()) return known->second;
        return sources_.emplace(id, TRY(get_source(read_, id))).first->second;
    }

private:
    Read& read_;
    std::map<SourceId, Source> sources_;
};

/// The columns of the view job_rows; but no names, which cost more than all the rest.
Result<std::vector<Rows>> list_bare_jobs(Read& read, const std::vector<JobId>& ids) {
    std::vector<std::vector<Param>> sets;
    for (const JobId& id : ids) sets.push_back({{"id", id}});
    return read.sql().query_each(
        "SELECT id, kind, parent_id, source_id, '', path, file_id, state, waits_for_files,"
        " cancel_requested, fence, failures, max_attempts, found, fresh, unchanged, skipped, done,"
        " failed, reason, created_by_type, created_by_id, '', created_at, started_at, finished_at,"
        " updated_at FROM jobs WHERE id = :id",
        sets
    );
}

Result<Claim> to_claim(Tend& tx, Sources& sources, Job job) {
    if (job.kind == JobKind::document)
        TRY(set_job_file_state(tx, job, FileState::running, std::nullopt));
    tx.note(Change::job_changed);
    const Lease lease{job.id, job.fence};
    Source source = TRY(sources.get(job.source));
    return Claim{.job = std::move(job), .source = std::move(source), .lease = lease};
}

Result<std::vector<std::optional<Claim>>> claim_each(
    Tend& tx, JobKind kind, const std::vector<JobId>& ids, Duration lease_length
) {
    const std::int64_t lease_until = (tx.lease_clock() + lease_length).count();
    std::vector<std::vector<Param>> sets;
    for (const JobId& id : ids)
        sets.push_back(
            {{"lease_until", lease_until}, {"now", tx.now()}, {"id", id}, {"kind", name_of(kind)}}
        );
    const auto claimed = TRY(tx.sql().execute_each(
        "UPDATE jobs SET state = 'running', fence = fence + 1, lease_until = :lease_until,"
        " dedup_key = NULL, reason = NULL, started_at = COALESCE(started_at, :now), updated_at ="
        " :now WHERE id = :id AND kind = :kind AND state = 'queued'",
        sets
    ));
    std::vector<JobId> running;
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (claimed[i] > 0) running.push_back(ids[i]);
    const auto rows = TRY(list_bare_jobs(tx, running));
    auto next = rows.begin();
    Sources sources(tx);
    std::vector<std::optional<Claim>> claims;
    for (const std::int64_t changed : claimed) {
        auto& claim = claims.emplace_back();
        if (changed > 0) claim = TRY(to_claim(tx, sources, read_job((next++)->at(0))));
    }
    return claims;
}

}  // namespace

Result<std::optional<Claim>> claim_job(Tend& tx, JobKind kind, Duration lease_length) {
    const Rows rows = TRY(tx.sql().query(
        "SELECT id FROM jobs WHERE state = 'queued' AND kind = :kind AND run_after <= :now ORDER BY"
        " run_after, id LIMIT 1",
        {{"now", tx.now()}, {"kind", name_of(kind)}}
    ));
    if (rows.empty()) return std::optional<Claim>();
    return TRY(claim_each(tx, kind, {rows[0].id<JobId>(0)}, lease_length)).front();
}

Result<std::vector<std::optional<Claim>>> claim_jobs(
    Tend& tx, const std::vector<JobId>& ids, Duration lease_length
) {
    return claim_each(tx, JobKind::ingest, ids, lease_length);
}

Result<std::optional<Claim>> claim_job(Tend& tx, const JobId& id, Duration lease_length) {
    return TRY(claim_jobs(tx, {id}, lease_length)).front();
}

Result<std::vector<std::optional<Claim>>> offer_jobs(Read& read, const std::vector<JobId>& ids) {
    Sources sources(read);
    std::vector<std::optional<Claim>> offers;
    for (const Rows& rows : TRY(list_bare_jobs(read, ids))) {
        auto& offer = offers.emplace_back();
        if (rows.empty()) continue;
        Job job = read_job(rows[0]);
        if (job.kind != JobKind::ingest || job.state != JobState::queued) continue;
        const Lease lease{job.id, job.fence + 1};
        Source source = TRY(sources.get(job.source));
        offer = Claim{std::move(job), std::move(source), lease, true};
    }
    return offers;
}

Result<void> take_up(Tend& tx, const Claim& offer, Duration lease_length) {
    const std::int64_t claimed = TRY(tx.sql().execute(
        "UPDATE jobs SET state = 'running', fence = :fence, lease_until = :lease_until, dedup_key ="
        " NULL, reason = NULL, started_at = COALESCE(started_at, :now), updated_at = :now WHERE id"
        " = :id AND state = 'queued' AND fence = :fence - 1",
        {{"fence", offer.lease.fence},
         {"lease_until", (tx.lease_clock() + lease_length).count()},
         {"now", tx.now()},
         {"id", offer.lease.job}}
    ));
    if (claimed == 0) return lease_lost();
    tx.note(Change::job_changed);
    return {};
}

Result<Renewal> renew_lease(Tend& tx, const Lease& lease, Duration lease_length) {
    const Rows rows = TRY(tx.sql().query(
        "UPDATE jobs SET lease_until = :lease_until WHERE id = :id AND state = 'running' AND"
        " fence = :fence AND lease_until IS NOT NULL RETURNING cancel_requested",
        {{"lease_until", (tx.lease_clock() + lease_length).count()},
         {"id", lease.job},
         {"fence", lease.fence}}
    ));
    if (rows.empty()) return Renewal::lost;
    tx.note_ingest(lease.job);
    return rows[0].flag(0) ? Renewal::cancel_requested : Renewal::held;
}

Result<void> check_lease(Read& read, const Lease& lease) {
    const Rows rows = TRY(read.sql().query(
        "SELECT 1 FROM jobs WHERE id = :id AND state = 'running' AND fence = :fence AND"
        " lease_until IS NOT NULL",
        {{"id", lease.job}, {"fence", lease.fence}}
    ));
    if (rows.empty()) return lease_lost();
    return {};
}

Result<Job> get_leased_job(Read& read, const Lease& lease) {
    const Rows rows = TRY(read.sql().query(
        "SELECT * FROM job_rows WHERE id = :id AND EXISTS (SELECT 1 FROM jobs WHERE id = :id AND"
        " state = 'running' AND fence = :fence AND lease_until IS NOT NULL)",
        {{"id", lease.job}, {"fence", lease.fence}}
    ));
    if (rows.empty()) return lease_lost();
    return read_job(rows[0]);
}

Result<void> release_job(Tend& tx, const Lease& lease) {
    const Job job = TRY(get_leased_job(tx, lease));
    if (job.cancel_requested) return finish_cancelled(tx, lease);
    TRY(tx.sql().execute(
        "UPDATE jobs SET state = 'queued', lease_until = NULL, run_after = :now, updated_at ="
        " :now WHERE id = :id",
        {{"now", tx.now()}, {"id", lease.job}}
    ));
    if (job.kind == JobKind::document)
        TRY(set_job_file_state(tx, job, FileState::queued, std::nullopt));
    else
        tx.note_ingest(job.id);
    tx.note(Change::job_queued);
    tx.note(Change::job_changed);
    return {};
}

Result<std::int64_t> take_back_jobs(Tend& tx, Lapsed which) {
    const std::int64_t overdue = which == Lapsed::all ? INT64_MAX : tx.lease_clock().count();
    const Rows rows = TRY(tx.sql().query(
        "SELECT id, fence FROM jobs WHERE lease_until IS NOT NULL AND lease_until <= :overdue"
        " LIMIT 1000",
        {{"overdue", overdue}}
    ));
    const Literal reason = which == Lapsed::all ? Literal("worker_stopped") : Literal("lease_lost");
    for (const Row& row : rows) {
        const Lease lease{row.id<JobId>(0), row.integer(1)};
        TRY(fail_attempt(tx, lease, *find_reason(reason.view())));
    }
    return static_cast<std::int64_t>(rows.size());
}

Result<std::optional<Time>> find_next_due(Read& read) {
    const auto scan = TRY(find_next_due(read, JobKind::ingest));
    const auto document = TRY(find_next_due(read, JobKind::document));
    return scan && document ? std::min(scan, document) : scan ? scan : document;
}

Result<std::optional<Time>> find_next_due(Read& read, JobKind kind) {
    const Rows rows = TRY(read.sql().query(
        "SELECT MIN(run_after) FROM jobs WHERE state = 'queued' AND kind = :kind",
        {{"kind", name_of(kind)}}
    ));
    return rows.at(0).find_time(0);
}

Duration backoff(std::int64_t failures, Random& random) {
    constexpr Duration kBase = std::chrono::seconds(5);
    constexpr Duration kMost = std::chrono::minutes(10);
    const Duration full =
        std::min(kMost, kBase * (std::int64_t{1} << std::clamp<std::int64_t>(failures - 1, 0, 10)));
    const auto share = static_cast<unsigned char>(random.bytes(1)[0]);
    return full / 2 + full / 2 * share / 255;
}

}  // namespace vitae
