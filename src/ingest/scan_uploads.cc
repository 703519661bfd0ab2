#include "ingest/scan_uploads.h"

#include "ingest/scan.h"
#include "ingest/stopped.h"
#include "model/extraction.h"
#include "store/job_endings.h"
#include "store/jobs.h"
#include "store/ledger.h"

namespace vitae {

namespace {

constexpr std::int64_t kMostReopened = 10'000;

std::string place_of(const std::string& path) {
    return path == "/" ? "" : path;
}

}  // namespace

Result<void> scan_uploads(Store& store, const Grant& grant, const Claim& claim) {
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        const Job job = TRY(get_leased_job(tx, claim.lease));
        if (job.cancel_requested) return stopped();
        if (job.progress.found == 0 && job.created_by_type != "system") {
            const std::string place = place_of(job.path);
            TRY(open_unfinished(tx, job, place, std::to_string(kReaderVersion), kMostReopened));
            TRY(count_scan(tx, job.id, job.source, place));
        }
        TRY(finish_scan(tx, claim.lease));
        note_scan(audit, claim.job.id, TRY(get_scan_counts(tx, claim.job.id)));
        return {};
    });
}

}  // namespace vitae
