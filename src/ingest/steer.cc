#include "ingest/steer.h"

#include "store/job_endings.h"

namespace vitae {

Result<void> cancel_job(Store& store, const Grant& grant, const JobId& id) {
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(cancel_ingest_job(tx, id));
        audit.add(Event::ingestion_cancel, id);
        return {};
    });
}

Result<void> retry_job(Store& store, const Grant& grant, const JobId& id) {
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(retry_ingest_job(tx, id));
        audit.add(Event::ingestion_retry, id);
        return {};
    });
}

}  // namespace vitae
