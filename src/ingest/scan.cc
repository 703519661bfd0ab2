#include "ingest/scan.h"

#include "ingest/scan_pages.h"
#include "ingest/scan_uploads.h"
#include "ingest/stopped.h"
#include "model/extraction.h"
#include "queue/queue.h"
#include "store/files.h"
#include "store/ledger.h"

namespace vitae {

namespace {

/// A page of Dropbox comes by one call.
constexpr std::size_t kDropboxPage = 2000;
constexpr std::int64_t kUnfinishedPage = 500;

/// Looks at the content of those files that the ledger does not know. A file that cannot be read
/// takes only itself out.
Result<Entries> read_revisions(Scan& scan, Entries page) {
    const auto needed = TRY(find_unknown(scan, page));
    Entries read;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (scan.stop.stop_requested()) return stopped();
        ListedFile& file = page[i].file;
        if (needed[i]) {
            const auto revision = scan.connector->read_revision(file);
            if (revision)
                file.revision = *revision;
            else if (revision.error().reason.view() == "file_vanished")
                continue;
            else
                file.skip_reason = reason_of(revision.error()).code.view();
        }
        read.push_back(std::move(page[i]));
    }
    return read;
}

/// Follows the listing to its end.
Result<void> drain(Scan& scan) {
    const std::size_t limit = scan.source.kind == "dropbox" ? kDropboxPage : kFolderPage;
    for (bool more = true; more;) {
        ListedPage page = TRY(scan.connector->next_page(limit, scan.stop));
        ++scan.pages;
        scan.entries += static_cast<std::int64_t>(page.entries.size());
        more = page.more;
        scan.complete = scan.complete && page.complete;
        Entries read = TRY(read_revisions(scan, std::move(page.entries)));
        TRY(commit_page(scan, std::move(read), page.cursor, !more));
    }
    return {};
}

/// A folder has none.
Result<std::optional<Listing>> find_known_listing(const Scan& scan) {
    if (scan.source.kind != "dropbox") return std::optional<Listing>();
    return scan.store.read([&](Read& read) {
        return find_listing(read, scan.source.id, scan.claim.job.path);
    });
}

/// From the last cursor on, or from the start when the source cannot go on from there: then the
/// ledger tells what has changed.
Result<void> list(Scan& scan) {
    const auto known = TRY(find_known_listing(scan));
    if (known) {
        scan.listing = *known;
        const Result<void> resumed = scan.connector->resume_listing(known->cursor);
        Result<void> drained = resumed ? drain(scan) : resumed;
        if (drained || !is_cursor_reset(drained.error())) return drained;
        TRY(scan.store.tend([&](Tend& tx) -> Result<void> {
            TRY(check_lease(tx, scan.claim.lease));
            return forget_listing(tx, scan.source.id, scan.claim.job.path);
        }));
    }
    TRY(start_full_listing(scan));
    return drain(scan);
}

Result<void> open_unfinished_files(Scan& scan) {
    bool more = opens_unfinished(scan, scan.listing);
    while (more) {
        if (scan.stop.stop_requested()) return stopped();
        more = TRY(scan.store.tend([&](Tend& tx) -> Result<bool> {
            return open_unfinished(
                tx,
                TRY(get_scanning_job(tx, scan.claim)),
                scan.listing.place,
                std::to_string(kReaderVersion),
                kUnfinishedPage
            );
        }));
    }
    return {};
}

}  // namespace

Result<void> scan_source(
    Store& store,
    Connectors& connectors,
    const Grant& grant,
    const Claim& claim,
    const std::stop_token& stop
) {
    if (claim.source.kind == "uploads") return scan_uploads(store, grant, claim);
    Scan scan = TRY(open_scan(store, connectors, grant, claim, stop));
    TRY(list(scan));
    if (scan.ended) return {};
    TRY(open_unfinished_files(scan));
    return commit_end(scan);
}

}  // namespace vitae
