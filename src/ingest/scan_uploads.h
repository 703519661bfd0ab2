#pragma once
// The scan of an ingest job on the source of uploads. What was sent is in the ledger already, with
// its document jobs; so there is nothing to list.

#include "store/job_claims.h"
#include "store/store.h"

namespace vitae {

/// Hands an upload over to its files. A job that no upload made is a person's trigger: it tries
/// again what was not read.
Result<void> scan_uploads(Store& store, const Grant& grant, const Claim& claim);

}  // namespace vitae
