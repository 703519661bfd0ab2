#pragma once
// The same Idempotency-Key of the same caller gives the same job, for a day: triggers and uploads.

#include "model/grant.h"
#include "store/transaction.h"

namespace vitae {

struct KeyUse {
    std::optional<std::string> key;  ///< None: every request is one of its own.
    Bytes request_hash;              ///< So that its use for anything else shows.
};

/// The job that this request has led to before. `conflict` when the key was for another request.
Result<std::optional<JobId>> find_replayed(Read& read, const Grant& grant, const KeyUse& use);
Result<void> remember_key(Tx& tx, const Grant& grant, const KeyUse& use, const JobId& job);

}  // namespace vitae
