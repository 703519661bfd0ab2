// What becomes of jobs that BullMQ has handed out: their rows are offered or claimed, jobs of other
// producers get rows, and what cannot be run is failed there.

#include "queue/job_payload.h"
#include "queue/redis_queue.h"
#include "store/foreign_jobs.h"
#include "store/sources.h"

namespace vitae {

/// Nearly all are named as our rows are, and those wait for a worker: they are offered. Those that
/// cannot be dealt with now go back.
Result<void> RedisQueue::claim_taken(
    const Claiming& claiming, const std::vector<TakenJob>& taken, std::vector<Claim>& claims
) {
    std::vector<Known> ours;
    std::vector<const TakenJob*> others;
    for (const TakenJob& job : taken) {
        const auto id = JobId::parse(job.lock.id);
        if (id && !job.deferred_failure)
            ours.push_back({*id, &job});
        else
            others.push_back(&job);
    }
    const auto left = offer_rows(claiming.store, ours, claims);
    if (left)
        for (const Known& job : *left) others.push_back(job.taken);
    const Result<void> done = look_up(claiming, others, claims);
    return left ? done : left.error();
}

/// Finds the rows of these, or makes them.
Result<void> RedisQueue::look_up(
    const Claiming& claiming, const std::vector<const TakenJob*>& taken, std::vector<Claim>& claims
) {
    if (taken.empty()) return {};
    std::vector<ForeignJob> queued;
    for (const TakenJob* job : taken) queued.push_back({job->lock.id, job->since, job->data});
    const auto rows =
        claiming.store.read([&](Read& read) { return find_queue_jobs(read, queued); });
    Result<void> outcome = rows ? Result<void>() : Result<void>(rows.error());
    std::vector<Known> known;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        Result<void> done = outcome;
        if (rows && taken[i]->deferred_failure)
            done = fail_unrun(*taken[i], (*rows)[i]);
        else if (rows && (*rows)[i])
            known.push_back({*(*rows)[i], taken[i]});
        else if (rows)
            done = adopt(claiming, *taken[i], claims);
        if (done) continue;
        (void)taking_.give_back(taken[i]->lock);
        outcome = done;
    }
    TRY(claim_or_keep(claiming, known, claims));
    return outcome;
}

/// The relay does what is to be done about a job that cannot be claimed: it finishes one that has
/// ended, and keeps one that runs elsewhere or waits for its files until that has ended too.
Result<void> RedisQueue::claim_or_keep(
    const Claiming& claiming, const std::vector<Known>& jobs, std::vector<Claim>& claims
) {
    for (const Known& job : TRY(claim_rows(claiming, jobs, claims))) {
        held_.put(job.id, *job.taken);
        relay_->look_at({job.id});
    }
    return {};
}

/// Those that do not wait for a worker.
Result<std::vector<RedisQueue::Known>> RedisQueue::offer_rows(
    Store& store, const std::vector<Known>& jobs, std::vector<Claim>& claims
) {
    std::vector<Known> left;
    if (jobs.empty()) return left;
    std::vector<JobId> ids;
    for (const Known& job : jobs) ids.push_back(job.id);
    auto offers = store.read([&](Read& read) { return offer_jobs(read, ids); });
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (!offers) {
            (void)taking_.give_back(jobs[i].taken->lock);
        } else if ((*offers)[i]) {
            held_.put_offered(jobs[i].id, *jobs[i].taken);
            claims.push_back(*std::move((*offers)[i]));
        } else {
            left.push_back(jobs[i]);
        }
    }
    if (!offers) return offers.error();
    return left;
}

/// Those that cannot be claimed.
Result<std::vector<RedisQueue::Known>> RedisQueue::claim_rows(
    const Claiming& claiming, const std::vector<Known>& jobs, std::vector<Claim>& claims
) {
    std::vector<Known> left;
    if (jobs.empty()) return left;
    std::vector<JobId> ids;
    for (const Known& job : jobs) ids.push_back(job.id);
    auto claimed =
        claiming.store.tend([&](Tend& tx) { return claim_jobs(tx, ids, claiming.lease); });
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (!claimed) {
            held_.drop(jobs[i].id, jobs[i].taken->lock);  // it may have been offered
            (void)taking_.give_back(jobs[i].taken->lock);
        } else if ((*claimed)[i]) {
            // Not before: the relay would give back what is still queued.
            held_.put(jobs[i].id, *jobs[i].taken);
            claims.push_back(*std::move((*claimed)[i]));
        } else {
            left.push_back(jobs[i]);
        }
    }
    if (!claimed) return claimed.error();
    return left;
}

/// A job of another producer gets its row and its audit event when it is first seen.
Result<void> RedisQueue::adopt(
    const Claiming& claiming, const TakenJob& taken, std::vector<Claim>& claims
) {
    const ForeignJob job{taken.lock.id, taken.since, taken.data};
    const auto trigger = parse_payload(job.data);
    const auto source = claiming.store.read([&](Read& read) -> Result<Source> {
        return trigger ? get_source(read, trigger->source) : trigger.error();
    });
    if (!source) {
        if (source.error().code == Code::unavailable) return source.error();
        return refuse(claiming, taken, source.error());
    }
    const std::string path = trigger->path.value_or(source->default_path);
    const auto claim = [&](Tx& tx, Audit& audit) -> Result<std::optional<Claim>> {
        const JobId id = TRY(insert_foreign_job(tx, job, source->id, path));
        audit.add(Event::ingestion_trigger, id, {{"source", source->id}});
        return claim_job(tx, id, claiming.lease);
    };
    auto claimed = TRY(claiming.store.write(as_queue(claiming.grant), claim));
    if (!claimed) return {};
    held_.put(claimed->job.id, taken);
    claims.push_back(*std::move(claimed));
    return {};
}

/// What makes no sense is failed with the reason, and never tried again.
Result<void> RedisQueue::refuse(const Claiming& claiming, const TakenJob& taken, const Error& why) {
    TRY(claiming.store.record(
        as_queue(claiming.grant).actor(),
        Event::ingestion_trigger,
        "",
        {{"reason", why.reason}},
        Outcome::failure
    ));
    const std::string sentence(why.message.view());
    return taking_.finish({taken, BullmqWire::Outcome::failed, sentence}, clock_.now());
}

/// The job lost its worker too often for BullMQ. It decides about its own book only: a row that is
/// still queued is delivered anew.
Result<void> RedisQueue::fail_unrun(const TakenJob& taken, const std::optional<JobId>& row) {
    TRY(taking_.finish({taken, BullmqWire::Outcome::failed, *taken.deferred_failure}, clock_.now())
    );
    if (!row) return {};
    TRY(taking_.remove({taken.lock.id}));
    relay_->look_at({*row});
    return {};
}

}  // namespace vitae
