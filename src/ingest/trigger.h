#pragma once
// Taking a trigger: the job and its audit event in one transaction, before anyone is answered.

#include <functional>

#include "model/trigger.h"
#include "store/store.h"

namespace vitae {

struct Accepted {
    JobId job;
    bool deduplicated = false;  ///< A job for the same path was still queued: this is that one.
};

/// The same idempotency key gives the same job; with another request it is a `conflict`.
Result<Accepted> accept_trigger(Store& store, const Grant& grant, const Trigger& trigger);

/// `throttled` when so many writes wait that one more would only wait longer.
Result<void> check_room(const Store& store);

/// The same without waiting for the disk: `then` is called, on the store's thread, once it is
/// there. This is what lets one thread take thousands of triggers a second.
void accept_trigger_later(
    Store& store, const Grant& grant, Trigger trigger, std::function<void(Result<Accepted>)> then
);

}  // namespace vitae
