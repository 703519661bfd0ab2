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
constexpr int kMostLooks = 20;

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
    const std::int64_t now = bullmq_now(tx);
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
        {{"queue", kIngestQueue}, {"id", job.id}, {"reason", why}, {"now", bullmq_now(tx)}}
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

}  // namespace vitae
