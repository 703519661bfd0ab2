#pragma once
// How jobs end, or go back to the queue: the state machine of model/job.h. Whoever settles a
// document job also settles the ingest job that it was the last file of, in the same transaction.

#include "model/job.h"
#include "store/transaction.h"

namespace vitae {

/// The scan of an ingest job is over; it now waits for its files, or ends at once when none is
/// open. Fenced.
Result<void> finish_scan(Tend& tx, const Lease& lease);
/// The same for a job that was only offered (job_claims.h): claims it as well. `conflict`
/// "lease_lost" when it cannot be claimed, or has open files.
Result<void> finish_offered_scan(Tend& tx, const Lease& lease);
/// What scans of the job have met: found, fresh, unchanged and skipped.
Result<Progress> get_scan_counts(Read& read, const JobId& id);

/// The job did what it should. Fenced.
Result<void> succeed_document_job(Tend& tx, const Lease& lease, const DocumentId& document);

/// The file was opened, and what lies inside has jobs of its own. Fenced.
Result<void> succeed_container_job(Tend& tx, const Lease& lease);

/// The file's content is of a type that Vitae does not read: the job is done, the file counts as
/// skipped. Fenced.
Result<void> skip_document_job(Tend& tx, const Lease& lease, const Reason& reason);

/// An attempt failed: queued again with backoff when the reason may pass and attempts are left,
/// else failed. Fenced.
Result<void> fail_attempt(Tend& tx, const Lease& lease, const Reason& reason);

/// Queued again for later, at a source's own wish: no failure. Fenced.
Result<void> postpone_job(Tend& tx, const Lease& lease, const Reason& reason, Duration wait);

/// A job that got ahead for good has its attempts back: a long listing may meet many short outages.
Result<void> note_headway(Tend& tx, const JobId& id);

/// A running job saw its cancel request. Fenced.
Result<void> finish_cancelled(Tend& tx, const Lease& lease);

/// A person's wish. `conflict` when the job's state does not allow it.
Result<void> cancel_ingest_job(Tx& tx, const JobId& id);
Result<void> retry_ingest_job(Tx& tx, const JobId& id);

/// Writes a document job's state into its ingest job's ledger line and the file's own row.
Result<void> set_job_file_state(
    Tend& tx, const Job& job, FileState state, const std::optional<Literal>& reason
);

}  // namespace vitae
