#pragma once
// An ingest job's run: list what lies at the path, or what has changed there since, and open a
// document job for each file that is new or changed.

#include <stop_token>

#include "ingest/connectors.h"
#include "store/job_claims.h"
#include "store/store.h"

namespace vitae {

/// Commits page by page, each fenced by the lease, the source's cursor with the jobs that it led
/// to; the last page hands the job over to its files. When it stops early it returns an error with
/// reason "stopped"; starting over goes on from the last cursor and counts nothing twice.
Result<void> scan_source(
    Store& store,
    Connectors& connectors,
    const Grant& grant,
    const Claim& claim,
    const std::stop_token& stop
);

/// The audit event of a scan that is over, of whatever kind of source.
void note_scan(Audit& audit, const JobId& job, const Progress& counts);

}  // namespace vitae
