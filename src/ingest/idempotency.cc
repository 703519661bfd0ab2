#include "ingest/idempotency.h"

#include "store/jobs.h"

namespace vitae {

Result<std::optional<JobId>> find_replayed(Read& read, const Grant& grant, const KeyUse& use) {
    if (!use.key) return std::optional<JobId>();
    const auto before = TRY(find_idempotency_key(read, grant.actor().id, *use.key));
    if (!before) return std::optional<JobId>();
    if (before->body_hash == use.request_hash) return std::optional(before->job);
    return Error{
        .code = Code::conflict,
        .reason = "idempotency_key_reused",
        .message =
            "This Idempotency-Key was used within a day for another request. Send a new key with"
            " a new request.",
        .field = "Idempotency-Key"};
}

Result<void> remember_key(Tx& tx, const Grant& grant, const KeyUse& use, const JobId& job) {
    if (!use.key) return {};
    return insert_idempotency_key(tx, grant.actor().id, *use.key, {use.request_hash, job});
}

}  // namespace vitae
