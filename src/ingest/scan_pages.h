#pragma once
// How pages of a listing come into the database: each in a transaction that checks the lease, the
// last one with the end of the scan. Private to scan.cc and quick_scans.cc.

#include <memory>
#include <stop_token>
#include <vector>

#include "ingest/connectors.h"
#include "store/job_claims.h"
#include "store/listings.h"
#include "store/store.h"

namespace vitae {

using Entries = std::vector<ListedEntry>;

/// A page of a folder is read file by file.
constexpr std::size_t kFolderPage = 200;

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

/// It refers to what it is given.
Result<Scan> open_scan(
    Store& store,
    Connectors& connectors,
    const Grant& grant,
    const Claim& claim,
    const std::stop_token& stop
);

/// From the beginning, with nothing known.
Result<void> start_full_listing(Scan& scan);

/// Of each file, whether the ledger does not have it under its stamp.
Result<std::vector<bool>> find_unknown(const Scan& scan, const Entries& page);

/// Only what has changed comes, so the ledger knows the rest.
inline bool has_memory(const Listing& listing) {
    return !listing.cursor.empty();
}

/// A person who triggers a path wants its failed files tried again; a poll does not.
bool opens_unfinished(const Scan& scan, const Listing& listing);

/// The job in each transaction of its scan. After a cancel no further file is queued: nobody would
/// cancel it.
Result<Job> get_scanning_job(Tend& tx, const Claim& claim);

struct PageToCommit {
    Entries entries;
    Listing listing;  ///< As it is after this page.
    bool start_over = false;
};

/// An empty folder, in which the job has not met anything before either.
bool says_nothing(const Scan& scan, const PageToCommit& page);
/// Takes the page in, and ends the scan.
Result<void> end_with(Tx& tx, Audit& audit, const Scan& scan, const PageToCommit& page);
/// The last page ends the scan in its own transaction, unless more is to be done after it.
Result<void> commit_page(Scan& scan, Entries entries, const std::string& cursor, bool last);
Result<void> commit_end(Scan& scan);

}  // namespace vitae
