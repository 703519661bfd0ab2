#pragma once
// The ledger's rows of files that lie inside archives and messages. Each is a file of its own, with
// its own document job; no listing of the source mentions it.

#include "store/files.h"

namespace vitae {

/// Takes what was found inside the container into the ledger, on the ingest job that had it read.
/// ListedFile::version of each is how its path goes on after the container's: "/NAME".
Result<void> note_inside(
    Tend& tx,
    const JobId& job,
    const FileId& container,
    std::vector<ListedFile> files,
    std::string_view extractor
);

/// The container has not changed, but may have moved: its files go with it, and count as unchanged
/// or skipped. Opens document jobs for those that were not read, unless a poll asks.
Result<void> keep_inside(
    Tend& tx,
    const Job& job,
    const ListedFile& container,
    const FileId& id,
    std::string_view extractor
);

/// What was inside the file, and was not met in this transaction, is gone.
Result<void> note_gone_inside(Tend& tx, const FileId& container);

}  // namespace vitae
