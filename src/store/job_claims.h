#pragma once
// Who may work on a job: claims, leases and their renewal. With SQLite a lease is measured on the
// steady clock of the one process, so it lapses when that restarts; with PostgreSQL on the clock of
// the database.

#include "model/job.h"
#include "model/source.h"
#include "store/transaction.h"

namespace vitae {

struct Claim {
    Job job;        ///< As its row says, without the names of what that refers to.
    Source source;  ///< As it was when the job was claimed.
    Lease lease;
    bool is_offer = false;  ///< Nothing is written yet: `take_up` makes a claim of it.
};

/// The oldest due job of this kind, now running; raises its fence.
Result<std::optional<Claim>> claim_job(Tend& tx, JobKind kind, Duration lease_length);

/// Those of these that are queued ingest jobs: for a queue that chose them already. One answer for
/// each.
Result<std::vector<std::optional<Claim>>> claim_jobs(
    Tend& tx, const std::vector<JobId>& ids, Duration lease_length
);
Result<std::optional<Claim>> claim_job(Tend& tx, const JobId& id, Duration lease_length);

/// Those of these that are queued ingest jobs: for a queue that keeps all others from them, so that
/// a job that is soon over can be claimed in the transaction that ends it. One answer for each.
Result<std::vector<std::optional<Claim>>> offer_jobs(Read& read, const std::vector<JobId>& ids);
/// Claims what was offered; `conflict` "lease_lost" when somebody else has.
Result<void> take_up(Tend& tx, const Claim& offer, Duration lease_length);

enum class Renewal { held, cancel_requested, lost };
Result<Renewal> renew_lease(Tend& tx, const Lease& lease, Duration lease_length);

/// `conflict` "lease_lost" unless the job still runs under this lease. Every result checks it in
/// its own transaction.
Result<void> check_lease(Read& read, const Lease& lease);

/// The same, and the job as it is now.
Result<Job> get_leased_job(Read& read, const Lease& lease);

/// Gives a job back untouched: a drain, not a failure. One that is to be cancelled ends instead.
Result<void> release_job(Tend& tx, const Lease& lease);

/// Takes back what lapsed leases held: queued again with backoff, or failed when the attempts are
/// used up. `all` takes back every leased job: at the start, when no worker can be alive.
enum class Lapsed { overdue, all };
Result<std::int64_t> take_back_jobs(Tend& tx, Lapsed which);

/// When the next queued job becomes due, if one waits.
Result<std::optional<Time>> find_next_due(Read& read);
Result<std::optional<Time>> find_next_due(Read& read, JobKind kind);

/// Exponential with full jitter: between half of 5 s · 2^failures and all of it, at most ten
/// minutes.
Duration backoff(std::int64_t failures, Random& random);

}  // namespace vitae
