#include "queue/bullmq_postgres.h"
#include "store/foreign_jobs.h"

namespace vitae {

namespace {

constexpr std::int64_t kStalledCheckMs = 30'000;
/// What follows a change in the queue is seen within seconds by a look at what has ended lately;
/// all else, which nothing in the ordinary run of things causes, by a look at everything.
constexpr Duration kLately = std::chrono::seconds(60);
constexpr Duration kWholeInterval = std::chrono::seconds(30);

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

/// Jobs that have ended in the queue since then while their rows still wait: a foreign worker has
/// finished them.
Result<Rows> find_finished_elsewhere(Store& store, Time since) {
    return store.read([since](Read& read) {
        return read.sql().query(
            "WITH ended AS MATERIALIZED (SELECT id COLLATE \"C\" AS id, added_at_ms, state ="
            " 'completed' AS well FROM bullmq.job WHERE queue = :queue AND state IN ('completed',"
            " 'failed') AND finished_at_ms >= :since) (SELECT jobs.id, well FROM ended JOIN jobs ON"
            " jobs.id = ended.id WHERE foreign_id IS NULL AND kind = 'ingest' AND jobs.state ="
            " 'queued' LIMIT 500) UNION ALL (SELECT jobs.id, well FROM ended JOIN jobs ON"
            " foreign_id = ended.id AND foreign_since = added_at_ms WHERE jobs.state = 'queued'"
            " LIMIT 500)",
            {{"queue", kIngestQueue}, {"since", to_micros(since) / 1000}}
        );
    });
}

Result<std::int64_t> take_over(Store& store, const Grant& grant, Time since) {
    const Rows rows = TRY(find_finished_elsewhere(store, since));
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
            {{"queue", kIngestQueue}, {"now", bullmq_now(tx)}, {"interval", kStalledCheckMs}}
        ));
        return {};
    });
}

}  // namespace

Result<std::int64_t> BullmqPostgres::sweep(Store& store, const Grant& grant) {
    const Time now = store.clock().now();
    const bool whole = now - looked_at_all_ >= kWholeInterval;
    const Time since = whole ? Time() : now - kLately;
    std::int64_t repaired = TRY(take_over(store, grant, since));
    TRY(rescue_stalled(store));
    if (!whole) return repaired;
    repaired += TRY(repair_rows(store));
    looked_at_all_ = now;
    return repaired;
}

}  // namespace vitae
