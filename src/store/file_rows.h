#pragma once
// Single rows of the ledger: what is known of one file, and what a reading of it found.

#include <optional>
#include <string>

#include "model/job.h"
#include "model/source.h"
#include "store/transaction.h"

namespace vitae {

struct LedgerFile {
    FileId id;
    SourceId source;
    std::string key;
    std::string path;
    std::int64_t size;
    std::string stamp;
    std::string version;
    std::string place;
    std::string content;              ///< As in ListedFile.
    std::optional<FileId> container;  ///< As in ListedFile.
    bool has_inside = false;          ///< Other files lie, or lay, inside it.
};
Result<LedgerFile> get_file(Read& read, const FileId& id);
/// By the source's own identity of it.
Result<FileId> get_file_id(Read& read, const SourceId& source, std::string_view key);

/// What was found in a file: which content, by which reader, and its document unless there was
/// nothing to read.
struct FileReading {
    std::string revision;
    std::optional<DocumentId> document;
    std::string extractor;
};
Result<void> set_file_reading(Tend& tx, const FileId& id, const FileReading& reading);

}  // namespace vitae
