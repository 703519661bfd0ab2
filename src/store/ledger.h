#pragma once
// The ledger beyond single sightings: files that are gone, files left over from earlier jobs, what
// a whole scan comes to, and the answer to "why was my file not ingested?".

#include "store/files.h"

namespace vitae {

/// The source has nothing at the place or below any more. Records stay.
Result<void> note_removed(Tend& tx, const SourceId& source, std::string_view place);
/// Whatever else was at the file's place is gone.
Result<void> note_replaced(Tend& tx, const SourceId& source, const ListedFile& file);
/// After a whole listing of a place that began at `since`: what it did not meet is gone.
Result<void> note_unseen(Tend& tx, const SourceId& source, std::string_view place, Time since);

/// A listing of changes does not mention files that failed, were cancelled or were read by an older
/// reader: opens document jobs for at most `limit` of them. False when none is left.
Result<bool> open_unfinished(
    Tend& tx, const Job& job, std::string_view place, std::string_view extractor, std::int64_t limit
);
/// After a listing of changes: sets the job's counts to what the ledger says of all files below the
/// place.
Result<void> count_scan(Tend& tx, const JobId& job, const SourceId& source, std::string_view place);

/// A file's row, for people.
struct LedgerEntry {
    FileId file;
    std::string path;
    std::int64_t size = 0;
    std::string state;
    std::optional<std::string> reason;
    std::optional<std::string> document;
    std::optional<JobId> last_job;
    Time seen_at;
    std::optional<Time> removed_at;
    Time updated_at;
    Inside inside;
};
/// The rows of the files that are or were at exactly this path, the present one first.
Result<std::vector<LedgerEntry>> find_ledger_entries(
    Read& read, const SourceId& source, std::string_view path
);

}  // namespace vitae
