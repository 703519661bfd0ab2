#include "ingest/settle_failure.h"

#include "ingest/stopped.h"
#include "model/reason.h"
#include "store/job_endings.h"
#include "store/sources.h"

namespace vitae {

namespace {

/// The account's grant has ended: nothing is tried again until an admin connects it anew.
Result<void> note_reconnect(Tx& tx, Audit& audit, const SourceId& id) {
    if (TRY(get_source(tx, id)).state != SourceState::ok) return {};
    audit.add(Event::source_update, id, {{"state", name_of(SourceState::reconnect)}});
    return set_source_state(tx, id, SourceState::reconnect);
}

}  // namespace

Result<void> settle_failed_run(
    Store& store, const Grant& grant, const Claim& claim, const Error& error
) {
    const Reason reason = reason_of(error);
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(check_lease(tx, claim.lease));
        const bool scan = claim.job.kind == JobKind::ingest;
        const std::string& entity = scan ? claim.job.id.text() : claim.job.file->text();
        const Literal result = is_stopped(error) ? Literal("stopped") : reason.code;
        audit.add(
            scan ? Event::ingestion_scan : Event::extract_run,
            entity,
            {{"job", claim.job.id}, {"reason", result}},
            Outcome::failure
        );
        if (is_stopped(error)) return release_job(tx, claim.lease);
        if (error.code == Code::throttled)
            return postpone_job(tx, claim.lease, reason, std::chrono::seconds(error.limit));
        if (reason.code.view() == "source_reconnect")
            TRY(note_reconnect(tx, audit, claim.job.source));
        return fail_attempt(tx, claim.lease, reason);
    });
}

}  // namespace vitae
