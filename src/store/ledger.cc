#include "store/ledger.h"

#include "store/jobs.h"

namespace vitae {

namespace {

/// Just after everything below the place: '0' follows '/' in byte order. It keeps the search inside
/// the index; which places count is said by VITAE_BELOW.
std::string end_of(std::string_view place) {
    return std::string(place) + "0";
}

// A macro, as statements are literals: no value can get into one but by a parameter.
#define VITAE_BELOW                                             \
    "source_id = :source AND place >= :place AND place < :end " \
    "AND (place = :place OR substr(place, 1, length(:place) + 1) = :place || '/')"
// No listing mentions what lies inside others: it goes when they go.
#define VITAE_UNSEEN                                                                                \
    "removed_at IS NULL AND ((container_id IS NULL AND seen_at < :since) OR EXISTS (SELECT 1 FROM " \
    "files AS holder WHERE holder.id = files.container_id AND (holder.seen_at < :since OR "         \
    "holder.removed_at IS NOT NULL)))"

}  // namespace

Result<void> note_removed(Tend& tx, const SourceId& source, std::string_view place) {
    const std::string end = end_of(place);
    TRY(tx.sql().execute(
        "UPDATE files SET removed_at = :now, updated_at = :now WHERE " VITAE_BELOW
        " AND removed_at IS NULL",
        {{"now", tx.now()}, {"source", source}, {"place", place}, {"end", end}}
    ));
    return {};
}

Result<void> note_replaced(Tend& tx, const SourceId& source, const ListedFile& file) {
    // Some sources know files by their place; uploads of the same name are files of their own.
    const bool uploaded = !file.content.empty() && !file.container;
    if (file.key == file.place || uploaded) return {};
    const std::int64_t replaced = TRY(tx.sql().execute(
        "UPDATE files SET removed_at = :now, updated_at = :now WHERE source_id = :source AND place"
        " = :place AND file_key <> :key AND removed_at IS NULL",
        {{"now", tx.now()}, {"source", source}, {"place", file.place}, {"key", file.key}}
    ));
    if (replaced == 0) return {};
    TRY(tx.sql().execute(
        "UPDATE files SET removed_at = :now, updated_at = :now WHERE container_id IN (SELECT id"
        " FROM files AS gone WHERE gone.source_id = :source AND gone.place = :place AND"
        " gone.file_key <> :key) AND removed_at IS NULL",
        {{"now", tx.now()}, {"source", source}, {"place", file.place}, {"key", file.key}}
    ));
    return {};
}

Result<void> note_unseen(Tend& tx, const SourceId& source, std::string_view place, Time since) {
    const std::string end = end_of(place);
    // Looked for first: mostly there is none, and SQLite prepares more for an update of many.
    const Rows any = TRY(tx.sql().query(
        "SELECT 1 FROM files WHERE " VITAE_BELOW " AND " VITAE_UNSEEN " LIMIT 1",
        {{"source", source}, {"place", place}, {"end", end}, {"since", since}}
    ));
    if (any.empty()) return {};
    TRY(tx.sql().execute(
        "UPDATE files SET removed_at = :now, updated_at = :now WHERE " VITAE_BELOW
        " AND " VITAE_UNSEEN,
        {{"now", tx.now()}, {"source", source}, {"place", place}, {"end", end}, {"since", since}}
    ));
    return {};
}

Result<bool> open_unfinished(
    Tend& tx, const Job& job, std::string_view place, std::string_view extractor, std::int64_t limit
) {
    const std::string end = end_of(place);
    const Rows rows = TRY(tx.sql().query(
        "SELECT id, path FROM files WHERE " VITAE_BELOW
        " AND removed_at IS NULL AND (state IN ('failed', 'cancelled') OR ((state = 'done' OR"
        " (state = 'skipped' AND reason = 'type_unsupported')) AND extractor <> '' AND extractor"
        " <> :extractor)) AND NOT EXISTS (SELECT 1 FROM job_files WHERE job_id = :job AND file_id"
        " = files.id) ORDER BY place LIMIT :limit",
        {{"source", job.source},
         {"place", place},
         {"end", end},
         {"extractor", extractor},
         {"job", job.id},
         {"limit", limit}}
    ));
    for (const Row& row : rows) TRY(open_document_job(tx, job, {row.id<FileId>(0), row.text(1)}));
    return !rows.empty();
}

Result<void> count_scan(
    Tend& tx, const JobId& job, const SourceId& source, std::string_view place
) {
    const std::string end = end_of(place);
    const Rows rows = TRY(tx.sql().query(
        "SELECT COUNT(CASE WHEN state = 'skipped' THEN 1 END), COUNT(CASE WHEN state = 'done' AND"
        " NOT EXISTS (SELECT 1 FROM job_files WHERE job_id = :job AND file_id = files.id) THEN 1"
        " END) FROM files WHERE " VITAE_BELOW " AND removed_at IS NULL",
        {{"job", job}, {"source", source}, {"place", place}, {"end", end}}
    ));
    TRY(tx.sql().execute(
        "UPDATE jobs SET skipped = :skipped, unchanged = :unchanged, found = fresh + :skipped +"
        " :unchanged WHERE id = :job",
        {{"skipped", rows.at(0).integer(0)}, {"unchanged", rows.at(0).integer(1)}, {"job", job}}
    ));
    return {};
}

#undef VITAE_BELOW

Result<std::vector<LedgerEntry>> find_ledger_entries(
    Read& read, const SourceId& source, std::string_view path
) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, path, size, state, reason, document_id, last_job_id, seen_at, removed_at,"
        " updated_at, (SELECT COUNT(*) FROM files AS inside WHERE inside.container_id = files.id"
        " AND inside.removed_at IS NULL), (SELECT COUNT(*) FROM files AS inside WHERE"
        " inside.container_id = files.id AND inside.removed_at IS NULL AND inside.state = 'done')"
        " FROM files WHERE source_id = :source AND (place = :path OR place IN (SELECT"
        " place FROM files WHERE source_id = :source AND path = :path)) ORDER BY removed_at IS NOT"
        " NULL, seen_at DESC LIMIT 20",
        {{"source", source}, {"path", path}}
    ));
    std::vector<LedgerEntry> entries;
    for (const Row& row : rows)
        entries.push_back(
            {.file = row.id<FileId>(0),
             .path = row.text(1),
             .size = row.integer(2),
             .state = row.text(3),
             .reason = row.find_text(4),
             .document = row.find_text(5),
             .last_job = row.find_id<JobId>(6),
             .seen_at = row.time(7),
             .removed_at = row.find_time(8),
             .updated_at = row.time(9),
             .inside = {row.integer(10), row.integer(11)}}
        );
    return entries;
}

}  // namespace vitae
