#pragma once
// Taking a trigger: the job and its audit event in one transaction, before anyone is answered.

#include "model/trigger.h"
#include "store/store.h"

namespace vitae {

struct Accepted {
    JobId job;
    bool deduplicated = false;  ///< A job for the same path was still queued: this is that one.
};

/// The same idempotency key gives the same job; with another request it is a `conflict`.
Result<Accepted> accept_trigger(Store& store, const Grant& grant, const Trigger& trigger);

}  // namespace vitae
