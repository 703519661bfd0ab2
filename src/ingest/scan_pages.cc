#include "ingest/scan_pages.h"

#include "base/fail_point.h"
#include "ingest/scan.h"
#include "ingest/stopped.h"
#include "model/extraction.h"
#include "store/files.h"
#include "store/job_endings.h"
#include "store/jobs.h"
#include "store/ledger.h"

namespace vitae {

namespace {

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
    const bool is_claimed = counted || !claim.is_offer;
    TRY(is_claimed ? finish_scan(tx, claim.lease) : finish_offered_scan(tx, claim.lease));
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

}  // namespace

Result<Scan> open_scan(
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

Result<void> start_full_listing(Scan& scan) {
    const Time now = scan.store.clock().now();
    const std::string& path = scan.claim.job.path;
    std::string place = TRY(scan.connector->start_listing(path, scan.stop));
    scan.listing = {scan.source.id, path, std::move(place), "", now};
    return {};
}

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

bool opens_unfinished(const Scan& scan, const Listing& listing) {
    return has_memory(listing) && scan.claim.job.created_by_type != "system";
}

Result<Job> get_scanning_job(Tend& tx, const Claim& claim) {
    Job job = TRY(get_leased_job(tx, claim.lease));
    if (job.cancel_requested) return stopped();
    return job;
}

bool says_nothing(const Scan& scan, const PageToCommit& page) {
    return page.start_over && page.entries.empty() && scan.claim.job.progress == Progress();
}

Result<void> end_with(Tx& tx, Audit& audit, const Scan& scan, const PageToCommit& page) {
    const bool counts = !says_nothing(scan, page);
    if (counts) TRY(take_page(tx, scan, page));
    return end_scan(tx, audit, scan, page.listing, counts);
}

Result<void> commit_page(Scan& scan, Entries entries, const std::string& cursor, bool last) {
    PageToCommit page{.entries = std::move(entries), .listing = scan.listing};
    page.listing.cursor = cursor;
    // What a page of changes said is not said again, so there is nothing to start over.
    page.start_over = scan.first_page && cursor.empty();
    if (last && !opens_unfinished(scan, page.listing)) {
        TRY(scan.store.write(scan.grant, [&](Tx& tx, Audit& audit) {
            return end_with(tx, audit, scan, page);
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

Result<void> commit_end(Scan& scan) {
    return scan.store.write(scan.grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(check_lease(tx, scan.claim.lease));
        return end_scan(tx, audit, scan, scan.listing, true);
    });
}

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

}  // namespace vitae
