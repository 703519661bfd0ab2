#pragma once
// The ledger: every file ever seen in a source has one row that says what happened to it last, and
// why.

#include <vector>

#include "model/job.h"
#include "model/source.h"
#include "store/transaction.h"

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
/// extractor, notes why a file is skipped, and which files are gone. A scan that starts over, with
/// its first page, counts nothing twice.
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

struct LedgerFile {
    FileId id;
    SourceId source;
    std::string key;
    std::string path;
    std::int64_t size;
    std::string stamp;
    std::string version;
};
Result<LedgerFile> get_file(Read& read, const FileId& id);

/// What was found in a file: which content, by which reader, and its document unless there was
/// nothing to read.
struct FileReading {
    std::string revision;
    std::optional<DocumentId> document;
    std::string extractor;
};
Result<void> set_file_reading(Tend& tx, const FileId& id, const FileReading& reading);

}  // namespace vitae
