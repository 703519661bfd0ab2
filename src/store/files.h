#pragma once
// The ledger: every file ever seen in a source has one row that says what happened to it last, and
// why.

#include "model/job.h"
#include "model/source.h"
#include "store/transaction.h"

namespace vitae {

/// What a scan made of one listed file.
enum class Sighting { fresh, unchanged, skipped, already_counted };

/// Whether the file's content must be looked at to know if it changed: the ledger does not have it
/// under this stamp.
Result<bool> is_revision_needed(Read& read, const SourceId& source, const ListedFile& file);

/// Takes one listed file into the ledger: opens a document job when it is new, changed, failed last
/// time or was read by another extractor; notes why when it is skipped. Looking at the same file
/// twice in one job changes nothing.
Result<Sighting> note_sighting(
    Tend& tx, const Job& job, const ListedFile& file, std::string_view extractor
);

/// Adds what a page of a scan met to the job's progress. `first_page` starts the counts anew.
Result<void> add_progress(Tend& tx, const JobId& job, const Progress& page, bool first_page);

struct LedgerFile {
    FileId id;
    SourceId source;
    std::string key;
    std::string path;
    std::int64_t size;
    std::string stamp;
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
