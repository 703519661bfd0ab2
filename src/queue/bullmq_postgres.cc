#include "queue/bullmq_postgres.h"

#include "base/json.h"
#include "base/log.h"
#include "model/trigger.h"
#include "store/foreign_jobs.h"
#include "store/jobs.h"
#include "store/sources.h"

namespace vitae {

namespace {

constexpr std::int64_t kLockMs = 60'000;
constexpr std::int64_t kStalledCheckMs = 30'000;
constexpr int kMostLooks = 20;

std::int64_t now_ms(const Tend& tx) {
    return tx.lease_clock().count() / 1000;
}

/// What a worker got out of BullMQ: a job of ours, or one that someone else has put there.
struct Taken {
    std::optional<Claim> claim;
    std::optional<ForeignJob> foreign;
};

Result<bool> is_anything_due(Store& store) {
    return store.read([](Read& read) -> Result<bool> {
        const Rows rows = TRY(read.sql().query(
            "SELECT EXISTS (SELECT 1 FROM bullmq.job WHERE queue = :queue AND state = 'waiting')"
            " OR EXISTS (SELECT 1 FROM bullmq.job WHERE queue = :queue AND state = 'delayed' AND"
            " process_at_ms <= extract(epoch FROM clock_timestamp()) * 1000)",
            {{"queue", kIngestQueue}}
        ));
        return rows.at(0).flag(0);
    });
}

/// The next jobs that BullMQ has, now active there.
Result<std::vector<ForeignJob>> move_to_active(Tend& tx, std::size_t count) {
    const std::int64_t now = now_ms(tx);
    const std::vector<std::vector<Param>> sets(
        count, {{"queue", kIngestQueue}, {"lock", kLockMs}, {"now", now}}
    );
    std::vector<ForeignJob> jobs;
    for (const Rows& rows : TRY(tx.sql().query_each(
             "SELECT id, added_at_ms, data::text FROM bullmq.move_to_active(:queue, 'vitae', :lock,"
             " :now, 'vitae', NULL, NULL)",
             sets
         )))
        if (!rows.empty()) jobs.push_back({rows[0].text(0), rows[0].integer(1), rows[0].text(2)});
    return jobs;
}

Result<void> refuse(Tend& tx, const ForeignJob& job, Literal why) {
    TRY(tx.sql().query(
        "SELECT bullmq.move_to_failed(:queue, :id, '0', :reason, NULL, :now, false, NULL, NULL)",
        {{"queue", kIngestQueue}, {"id", job.id}, {"reason", why}, {"now", now_ms(tx)}}
    ));
    return {};
}

/// Takes jobs until there are as many to run, or no more. Those whose rows have ended get that
/// outcome; those that another worker runs stay with it.
Result<std::vector<Taken>> take(Tend& tx, std::size_t count, Duration lease) {
    std::vector<Taken> taken;
    for (int looks = 0; looks < kMostLooks && taken.size() < count; ++looks) {
        const auto jobs = TRY(move_to_active(tx, count - taken.size()));
        if (jobs.empty()) break;
        std::vector<JobId> known;
        const auto ids = TRY(find_queue_jobs(tx, jobs));
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            if (ids[i])
                known.push_back(*ids[i]);
            else
                taken.push_back({.foreign = jobs[i]});
        }
        auto claims = TRY(claim_jobs(tx, known, lease));
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (claims[i])
                taken.push_back({.claim = std::move(claims[i])});
            else
                tx.note_ingest(known[i]);
        }
    }
    taken.resize(count);
    return taken;
}

/// A job of another producer gets its row and its audit event when it is first seen. One that makes
/// no sense is failed with the reason, and never tried again.
Result<std::optional<Claim>> adopt(
    Store& store, const Grant& grant, const ForeignJob& job, Duration lease
) {
    Actor actor = grant.actor();
    actor.auth_method = AuthMethod::queue;
    const auto trigger = parse_trigger(job.data);
    return store.write(grant.as(actor), [&](Tx& tx, Audit& audit) -> Result<std::optional<Claim>> {
        const auto source =
            trigger ? get_source(tx, trigger->source) : Result<Source>(trigger.error());
        if (!source) {
            audit.add(
                Event::ingestion_trigger, "", {{"reason", source.error().reason}}, Outcome::failure
            );
            TRY(refuse(tx, job, source.error().message));
            return std::optional<Claim>();
        }
        const JobId id = TRY(
            insert_foreign_job(tx, job, source->id, trigger->path.value_or(source->default_path))
        );
        audit.add(Event::ingestion_trigger, id, {{"source", source->id}});
        return claim_job(tx, id, lease);
    });
}

/// Rows that the queue does not know, or still shows as open. Only looks, so it takes no turn of
/// the writers: what changes meanwhile is seen right by the mirror.
Result<Rows> find_differences(Store& store) {
    return store.read([](Read& read) {
        return read.sql().query(
            "(SELECT jobs.id FROM jobs WHERE kind = 'ingest' AND state = 'queued' AND NOT EXISTS"
            " (SELECT 1 FROM bullmq.job AS queued WHERE queued.queue = :queue AND queued.id ="
            " (COALESCE(foreign_id, jobs.id) COLLATE \"default\")) LIMIT 500) UNION ALL (SELECT"
            " jobs.id FROM jobs WHERE kind = 'ingest' AND state IN ('succeeded', 'failed',"
            " 'cancelled') AND updated_at > :recent AND EXISTS (SELECT 1 FROM bullmq.job AS queued"
            " WHERE queued.queue = :queue AND queued.id = (COALESCE(foreign_id, jobs.id) COLLATE"
            " \"default\") AND (foreign_since IS NULL OR foreign_since = added_at_ms) AND"
            " queued.finished_at_ms IS NULL) LIMIT 500)",
            {{"queue", kIngestQueue}, {"recent", read.now() - std::chrono::hours(24)}}
        );
    });
}

Result<std::int64_t> repair_rows(Store& store) {
    const Rows rows = TRY(find_differences(store));
    if (rows.empty()) return 0;
    return store.tend([&](Tend& tx) -> Result<std::int64_t> {
        for (const Row& row : rows) tx.note_ingest(row.id<JobId>(0));
        return static_cast<std::int64_t>(rows.size());
    });
}

/// Jobs that a foreign worker has finished.
Result<std::int64_t> take_over(Store& store, const Grant& grant) {
    const Rows rows = TRY(store.read([](Read& read) {
        return read.sql().query(
            "SELECT jobs.id, queued.state = 'completed' FROM jobs JOIN bullmq.job AS queued ON"
            " queued.queue = :queue AND queued.id = (COALESCE(foreign_id, jobs.id) COLLATE"
            " \"default\") AND (foreign_since IS NULL OR foreign_since = added_at_ms) WHERE kind ="
            " 'ingest' AND jobs.state = 'queued' AND queued.finished_at_ms IS NOT NULL LIMIT 500",
            {{"queue", kIngestQueue}}
        );
    }));
    Actor actor = grant.actor();
    actor.auth_method = AuthMethod::queue;
    for (const Row& row : rows) {
        const auto id = row.id<JobId>(0);
        const bool succeeded = row.flag(1);
        TRY(store.write(grant.as(actor), [&](Tx& tx, Audit& audit) -> Result<void> {
            audit.add(
                Event::ingestion_scan,
                id.text(),
                {{"worker", Literal("foreign")}},
                succeeded ? Outcome::success : Outcome::failure
            );
            return end_foreign_run(tx, id, succeeded);
        }));
    }
    return static_cast<std::int64_t>(rows.size());
}

Result<void> rescue_stalled(Store& store) {
    return store.tend([](Tend& tx) -> Result<void> {
        TRY(tx.sql().query(
            "SELECT COUNT(*) FROM bullmq.move_stalled_jobs_to_wait(:queue, 1, :now, :interval)",
            {{"queue", kIngestQueue}, {"now", now_ms(tx)}, {"interval", kStalledCheckMs}}
        ));
        return {};
    });
}

}  // namespace

Result<std::optional<Claim>> BullmqPostgres::claim(
    Store& store, const Grant& grant, Duration lease
) {
    if (!TRY(is_anything_due(store))) return std::optional<Claim>();
    Taken taken = TRY(store.tend_together([lease](Tend& tx, std::size_t count) {
        return take(tx, count, lease);
    }));
    if (taken.foreign) return adopt(store, grant, *taken.foreign, lease);
    return std::move(taken.claim);
}

Result<std::int64_t> BullmqPostgres::sweep(Store& store, const Grant& grant) {
    const std::int64_t taken_over = TRY(take_over(store, grant));
    TRY(rescue_stalled(store));
    return taken_over + TRY(repair_rows(store));
}

}  // namespace vitae
