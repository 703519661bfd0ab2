#pragma once
// The ledger: every file ever seen in a source has one row that says what happened to it last, and
// why.

#include <vector>

#include "model/job.h"
#include "model/source.h"
#include "store/file_rows.h"

namespace vitae {

/// Whether the file's content must be looked at to know if it changed: the ledger does not have it
/// under this stamp.
Result<bool> is_revision_needed(Read& read, const SourceId& source, const ListedFile& file);

/// Whether this reader has read the file's content, as far as its stamp tells.
Result<bool> is_read_already(
    Read& read, const SourceId& source, const ListedFile& file, std::string_view extractor
);

/// Takes a page of a scan into the ledger, entry by entry, and counts it on the job: opens a
/// document job for each file that is new, changed, failed last time or was read by another
/// extractor, notes why a file is skipped, and which files are gone. A poll leaves alone what
/// failed and has not changed. A scan that starts over, with its first page, counts nothing twice.
Result<void> note_page(
    Tend& tx,
    const Job& job,
    const std::vector<ListedEntry>& page,
    std::string_view extractor,
    bool first_page
);

/// Opens a document job for a file that the ledger has.
struct OpenFile {
    FileId id;
    std::string path;
};
Result<void> open_document_job(Tend& tx, const Job& job, const OpenFile& file);

}  // namespace vitae
