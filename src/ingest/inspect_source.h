#pragma once
// Looking at a source without ingesting: its folders, what a trigger would find, and why a file was
// or was not ingested.

#include "ingest/connectors.h"
#include "model/source.h"
#include "store/ledger.h"

namespace vitae {

/// What lies directly at the path. Leaves `dropbox.list_folder` for a Dropbox account.
Result<std::vector<FolderEntry>> browse_source(
    Store& store,
    Connectors& connectors,
    const Grant& grant,
    const SourceId& id,
    const std::string& path
);

/// What a trigger would do, as far as names, sizes and stamps tell: nothing is fetched.
struct Preview {
    std::int64_t fresh = 0;
    std::int64_t unchanged = 0;
    std::int64_t bytes = 0;                         ///< Of the fresh ones.
    std::map<std::string, std::int64_t> skipped{};  ///< By reason.
};
Result<Preview> preview_source(
    Store& store,
    Connectors& connectors,
    const Grant& grant,
    const SourceId& id,
    const std::string& path
);

struct Explanation {
    Literal verdict;  ///< ingested, waiting, skipped, failed, cancelled, removed or unknown
    std::string sentence;
    std::optional<LedgerEntry> entry;  ///< None when no job has met such a file.
};
Result<Explanation> explain_file(Store& store, const SourceId& id, const std::string& path);

}  // namespace vitae
