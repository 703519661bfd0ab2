#include "ingest/trigger.h"

#include "base/sha256.h"
#include "store/jobs.h"
#include "store/sources.h"

namespace vitae {

namespace {

/// Writes that may wait for one commit; at the slowest disk measured they are a second's work.
constexpr std::size_t kMostWaiting = 2000;

/// What the key was used for, so that its use for anything else shows.
Bytes request_hash(const Trigger& trigger) {
    return sha256(trigger.source.value_or("") + '\0' + trigger.path.value_or(""));
}

Result<std::optional<JobId>> find_replayed(Read& read, const Grant& grant, const Trigger& trigger) {
    if (!trigger.idempotency_key) return std::optional<JobId>();
    const auto use = TRY(find_idempotency_key(read, grant.actor().id, *trigger.idempotency_key));
    if (!use) return std::optional<JobId>();
    if (use->body_hash == request_hash(trigger)) return std::optional(use->job);
    return Error{
        .code = Code::conflict,
        .reason = "idempotency_key_reused",
        .message =
            "This Idempotency-Key was used within a day for another request. Send a new key with"
            " a new request.",
        .field = "Idempotency-Key"};
}

Result<void> remember_key(Tx& tx, const Grant& grant, const Trigger& trigger, const JobId& job) {
    if (!trigger.idempotency_key) return {};
    return insert_idempotency_key(
        tx, grant.actor().id, *trigger.idempotency_key, {request_hash(trigger), job}
    );
}

/// The transaction: everything that a 202 promises.
Result<Accepted> take_trigger(Tx& tx, Audit& audit, const Grant& grant, const Trigger& trigger) {
    if (const auto replayed = TRY(find_replayed(tx, grant, trigger))) {
        audit.add(
            Event::ingestion_trigger_repeat, *replayed, {{"cause", Literal("idempotency_key")}}
        );
        return Accepted{*replayed};
    }
    const Source source = TRY(get_source(tx, trigger.source));
    const std::string path = trigger.path.value_or(source.default_path);
    TRY(check_inside_root(source, path));
    if (const auto queued = TRY(find_queued_ingest_job(tx, source.id, path))) {
        TRY(remember_key(tx, grant, trigger, *queued));
        audit.add(Event::ingestion_trigger_repeat, *queued, {{"cause", Literal("still_queued")}});
        return Accepted{*queued, true};
    }
    const JobId job = TRY(insert_ingest_job(
        tx,
        {.source = source.id,
         .path = path,
         .created_by_type = std::string(name_of(grant.actor().type).view()),
         .created_by_id = grant.actor().id}
    ));
    TRY(remember_key(tx, grant, trigger, job));
    audit.add(Event::ingestion_trigger, job, {{"source", source.id}});
    return Accepted{job};
}

}  // namespace

Result<void> check_room(const Store& store) {
    if (store.writes_waiting() < kMostWaiting) return {};
    return Error{
        .code = Code::throttled,
        .reason = "triggers_throttled",
        .message =
            "More triggers are coming in than the disk can take. Wait for as long as Retry-After says.",
        .limit = 1};
}

Result<Accepted> accept_trigger(Store& store, const Grant& grant, const Trigger& trigger) {
    TRY(check_room(store));
    return store.write(grant, [&](Tx& tx, Audit& audit) {
        return take_trigger(tx, audit, grant, trigger);
    });
}

void accept_trigger_later(
    Store& store, const Grant& grant, Trigger trigger, std::function<void(Result<Accepted>)> then
) {
    store.write_later(
        grant,
        [grant, trigger = std::move(trigger)](Tx& tx, Audit& audit) {
            return take_trigger(tx, audit, grant, trigger);
        },
        std::move(then)
    );
}

}  // namespace vitae
