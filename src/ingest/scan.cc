#include "ingest/scan.h"

#include "base/fail_point.h"
#include "ingest/scan_uploads.h"
#include "ingest/stopped.h"
#include "model/extraction.h"
#include "store/files.h"
#include "store/job_endings.h"
#include "store/jobs.h"
#include "store/ledger.h"
#include "store/listings.h"

namespace vitae {

namespace {

/// A page of a folder is read file by file, one of Dropbox comes by one call.
constexpr std::size_t kFolderPage = 200;
constexpr std::size_t kDropboxPage = 2000;
constexpr std::int64_t kUnfinishedPage = 500;

using Page = std::vector<ListedEntry>;

struct Scan {
    Store& store;
    const Grant& grant;
    const Claim& claim;
    const std::stop_token& stop;
    const Source& source;
    std::unique_ptr<Connector> connector;
    Listing listing;
    bool first_page = true;
    bool complete = true;  ///< Nothing below the path was passed over.
    std::int64_t pages = 0;
    std::int64_t entries = 0;
    bool ended = false;
};

/// Only what has changed comes, so the ledger knows the rest.
bool has_memory(const Listing& listing) {
    return !listing.cursor.empty();
}

/// Looks at the content of those files that the ledger does not have under their stamp. A file that
/// cannot be read takes only itself out.
Result<Page> read_revisions(Scan& scan, Page page) {
    if (page.empty()) return page;
    const auto needed = TRY(scan.store.read([&](Read& read) -> Result<std::vector<bool>> {
        std::vector<bool> flags;
        for (const auto& [kind, file] : page)
            flags.push_back(
                kind == ListedEntry::Kind::file && file.skip_reason.empty() &&
                TRY(is_revision_needed(read, scan.source.id, file))
            );
        return flags;
    }));
    Page read;
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

/// A person who triggers a path wants its failed files tried again; a poll does not.
bool opens_unfinished(const Scan& scan, const Listing& listing) {
    return has_memory(listing) && scan.claim.job.created_by_type != "system";
}

/// What is the same in each transaction of a scan. After a cancel no further file is queued: nobody
/// would cancel it.
Result<Job> get_scanning_job(Tend& tx, const Claim& claim) {
    Job job = TRY(get_leased_job(tx, claim.lease));
    if (job.cancel_requested) return stopped();
    return job;
}

struct PageToCommit {
    Page entries;
    Listing listing;  ///< As it is after this page.
    bool start_over = false;
};

/// An empty folder, in which the job has not met anything before either.
bool says_nothing(const Scan& scan, const PageToCommit& page) {
    return page.start_over && page.entries.empty() && scan.claim.job.progress == Progress();
}

Result<void> take_page(Tend& tx, const Scan& scan, const PageToCommit& page) {
    const Job job = TRY(get_scanning_job(tx, scan.claim));
    if (has_memory(page.listing)) {
        TRY(move_listing(tx, scan.listing, page.listing.cursor));
        TRY(note_headway(tx, job.id));
    }
    return note_page(tx, job, page.entries, std::to_string(kReaderVersion), page.start_over);
}

/// `counted`: whether the job has met any file.
Result<void> end_scan(
    Tx& tx, Audit& audit, const Scan& scan, const Listing& listing, bool counted
) {
    const Claim& claim = scan.claim;
    if (listing.full_since && scan.complete)
        TRY(note_unseen(tx, listing.source, listing.place, *listing.full_since));
    if (has_memory(listing)) {
        TRY(end_full_listing(tx, listing));
        TRY(count_scan(tx, claim.job.id, listing.source, listing.place));
    }
    TRY(finish_scan(tx, claim.lease));
    const Progress counts = counted ? TRY(get_scan_counts(tx, claim.job.id)) : Progress();
    if (scan.source.kind == "dropbox")
        audit.add(
            Event::dropbox_list_folder,
            listing.source,
            {{"job", claim.job.id}, {"pages", scan.pages}, {"entries", scan.entries}}
        );
    note_scan(audit, claim.job.id, counts);
    return {};
}

/// The last page ends the scan in its own transaction, unless more is to be done after it.
Result<void> commit_page(Scan& scan, Page entries, const std::string& cursor, bool last) {
    PageToCommit page{.entries = std::move(entries), .listing = scan.listing};
    page.listing.cursor = cursor;
    // What a page of changes said is not said again, so there is nothing to start over.
    page.start_over = scan.first_page && cursor.empty();
    if (last && !opens_unfinished(scan, page.listing)) {
        TRY(scan.store.write(scan.grant, [&](Tx& tx, Audit& audit) -> Result<void> {
            const bool counts = !says_nothing(scan, page);
            if (counts) TRY(take_page(tx, scan, page));
            return end_scan(tx, audit, scan, page.listing, counts);
        }));
        scan.ended = true;
    } else {
        TRY(scan.store.tend([&](Tend& tx) { return take_page(tx, scan, page); }));
    }
    fail_point("after_page");
    scan.listing = page.listing;
    scan.first_page = false;
    return {};
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
        Page read = TRY(read_revisions(scan, std::move(page.entries)));
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

Result<void> commit_end(Scan& scan) {
    return scan.store.write(scan.grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(check_lease(tx, scan.claim.lease));
        return end_scan(tx, audit, scan, scan.listing, true);
    });
}

}  // namespace

void note_scan(Audit& audit, const JobId& job, const Progress& counts) {
    audit.add(
        Event::ingestion_scan,
        job,
        {{"found", counts.found},
         {"new", counts.fresh},
         {"unchanged", counts.unchanged},
         {"skipped", counts.skipped}}
    );
}

Result<void> scan_source(
    Store& store,
    Connectors& connectors,
    const Grant& grant,
    const Claim& claim,
    const std::stop_token& stop
) {
    const Source& source = claim.source;
    if (source.kind == "uploads") return scan_uploads(store, grant, claim);
    auto connector = TRY(connectors.open(source));
    Scan scan{
        .store = store,
        .grant = grant,
        .claim = claim,
        .stop = stop,
        .source = source,
        .connector = std::move(connector),
        .listing = {.source = source.id, .path = {}, .place = {}, .cursor = {}, .full_since = {}}};
    TRY(list(scan));
    if (scan.ended) return {};
    TRY(open_unfinished_files(scan));
    return commit_end(scan);
}

}  // namespace vitae
