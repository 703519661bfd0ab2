#include "ingest/scan.h"

#include "connect/folder.h"
#include "ingest/stopped.h"
#include "model/extraction.h"
#include "store/files.h"
#include "store/job_endings.h"
#include "store/jobs.h"
#include "store/sources.h"

namespace vitae {

namespace {

constexpr std::size_t kPageSize = 200;

using Files = std::vector<ListedFile>;

/// Looks at the content of those files that the ledger does not have under their stamp. A file that
/// cannot be read takes only itself out.
Result<Files> read_revisions(
    Store& store, const Job& job, const Folder& folder, Files page, const std::stop_token& stop
) {
    const auto needed = TRY(store.read([&](Read& read) -> Result<std::vector<bool>> {
        std::vector<bool> flags;
        for (const ListedFile& file : page)
            flags.push_back(
                file.skip_reason.empty() && TRY(is_revision_needed(read, job.source, file))
            );
        return flags;
    }));
    Files read;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (stop.stop_requested()) return stopped();
        if (needed[i]) {
            const auto revision = folder.read_revision(page[i]);
            if (revision)
                page[i].revision = *revision;
            else if (revision.error().reason.view() == "file_vanished")
                continue;
            else
                page[i].skip_reason = reason_of(revision.error()).code.view();
        }
        read.push_back(std::move(page[i]));
    }
    return read;
}

Result<void> commit_page(Store& store, const Claim& claim, const Files& page, bool first_page) {
    return store.tend([&](Tend& tx) -> Result<void> {
        TRY(check_lease(tx, claim.lease));
        // After a cancel no further file is queued: nobody would cancel it.
        if (TRY(get_job(tx, claim.job.id)).cancel_requested) return stopped();
        return note_page(tx, claim.job, page, std::to_string(kReaderVersion), first_page);
    });
}

Result<void> commit_end(Store& store, const Grant& grant, const Claim& claim) {
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(finish_scan(tx, claim.lease));
        const Progress progress = TRY(get_job(tx, claim.job.id)).progress;
        audit.add(
            Event::ingestion_scan,
            claim.job.id,
            {{"found", progress.found},
             {"new", progress.fresh},
             {"unchanged", progress.unchanged},
             {"skipped", progress.skipped}}
        );
        return {};
    });
}

}  // namespace

Result<void> scan_source(
    Store& store, const Grant& grant, const Claim& claim, const std::stop_token& stop
) {
    const Source source =
        TRY(store.read([&](Read& read) { return get_source(read, claim.job.source); }));
    Folder folder = TRY(Folder::open(source.root, store.clock().now()));
    TRY(folder.start_listing(claim.job.path));
    bool first_page = true;
    for (bool more = true; more; first_page = false) {
        Files page = TRY(folder.next_page(kPageSize));
        more = !page.empty();
        page = TRY(read_revisions(store, claim.job, folder, std::move(page), stop));
        TRY(commit_page(store, claim, page, first_page));
    }
    return commit_end(store, grant, claim);
}

}  // namespace vitae
