#include "ingest/scan.h"

#include <algorithm>

#include "ingest/scan_pages.h"
#include "ingest/scan_uploads.h"
#include "ingest/stopped.h"
#include "model/extraction.h"
#include "queue/queue.h"
#include "store/files.h"
#include "store/ledger.h"

namespace vitae {

namespace {

/// A page of a folder is read file by file, one of Dropbox comes by one call.
constexpr std::size_t kFolderPage = 200;
constexpr std::size_t kDropboxPage = 2000;
constexpr std::int64_t kUnfinishedPage = 500;

/// Of each file, whether the ledger does not have it under its stamp.
Result<std::vector<bool>> find_unknown(const Scan& scan, const Entries& page) {
    if (page.empty()) return std::vector<bool>();
    return scan.store.read([&](Read& read) -> Result<std::vector<bool>> {
        std::vector<bool> flags;
        for (const auto& [kind, file] : page)
            flags.push_back(
                kind == ListedEntry::Kind::file && file.skip_reason.empty() &&
                TRY(is_revision_needed(read, scan.source.id, file))
            );
        return flags;
    });
}

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

Result<void> start_full(Scan& scan) {
    const Time now = scan.store.clock().now();
    const std::string& path = scan.claim.job.path;
    std::string place = TRY(scan.connector->start_listing(path, scan.stop));
    scan.listing = {scan.source.id, path, std::move(place), "", now};
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
    TRY(start_full(scan));
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

/// True when the folder's only page shows nothing that would have to be read.
Result<bool> end_at_once(Scan& scan) {
    TRY(start_full(scan));
    ListedPage listed = TRY(scan.connector->next_page(kFolderPage, scan.stop));
    const auto unknown = TRY(find_unknown(scan, listed.entries));
    if (listed.more || std::ranges::find(unknown, true) != unknown.end()) return false;
    scan.complete = listed.complete;
    const PageToCommit page{
        .entries = std::move(listed.entries), .listing = scan.listing, .start_over = true};
    TRY(scan.store.write(scan.grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(take_up(tx, scan.claim, kUsualLease));
        return end_with(tx, audit, scan, page);
    }));
    return true;
}

Result<Scan> start(
    Store& store,
    Connectors& connectors,
    const Grant& grant,
    const Claim& claim,
    const std::stop_token& stop
) {
    const Source& source = claim.source;
    auto connector = TRY(connectors.open(source));
    return Scan{
        .store = store,
        .grant = grant,
        .claim = claim,
        .stop = stop,
        .source = source,
        .connector = std::move(connector),
        .listing = {.source = source.id, .path = {}, .place = {}, .cursor = {}, .full_since = {}}};
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
    Scan scan = TRY(start(store, connectors, grant, claim, stop));
    TRY(list(scan));
    if (scan.ended) return {};
    TRY(open_unfinished_files(scan));
    return commit_end(scan);
}

bool end_unchanged(Store& store, Connectors& connectors, const Grant& grant, const Claim& offer) {
    if (offer.source.kind != "folder") return false;
    const std::stop_token stop;
    auto scan = start(store, connectors, grant, offer, stop);
    if (!scan) return false;
    const auto ended = end_at_once(*scan);
    return ended && *ended;
}

}  // namespace vitae
