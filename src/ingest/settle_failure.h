#pragma once
// What becomes of a job whose run ended in an error: tried again, put off, given back or failed.

#include "store/job_claims.h"
#include "store/store.h"

namespace vitae {

/// In one fenced transaction, audited. A source whose grant has ended is marked too.
Result<void> settle_failed_run(
    Store& store, const Grant& grant, const Claim& claim, const Error& error
);

}  // namespace vitae
