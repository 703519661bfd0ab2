#include "store/file_rows.h"

namespace vitae {

Result<LedgerFile> get_file(Read& read, const FileId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, source_id, file_key, path, size, stamp, version, place, COALESCE(content, ''),"
        " container_id, EXISTS (SELECT 1 FROM files AS inside WHERE inside.container_id = files.id)"
        " FROM files WHERE id = :id",
        {{"id", id}}
    ));
    if (rows.empty()) return Error{.code = Code::not_found, .reason = "file_unknown"};
    const Row& row = rows[0];
    return LedgerFile{
        row.id<FileId>(0),
        row.id<SourceId>(1),
        row.text(2),
        row.text(3),
        row.integer(4),
        row.text(5),
        row.text(6),
        row.text(7),
        row.text(8),
        row.find_id<FileId>(9),
        row.flag(10)};
}

Result<FileId> get_file_id(Read& read, const SourceId& source, std::string_view key) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id FROM files WHERE source_id = :source AND file_key = :key",
        {{"source", source}, {"key", key}}
    ));
    if (rows.empty()) return Error{.code = Code::not_found, .reason = "file_unknown"};
    return rows[0].id<FileId>(0);
}

Result<void> set_file_reading(Tend& tx, const FileId& id, const FileReading& reading) {
    TRY(tx.sql().execute(
        "UPDATE files SET revision = :revision, document_id = :document, extractor = :extractor WHERE id = :id",
        {{"revision", reading.revision},
         {"document", reading.document},
         {"extractor", reading.extractor},
         {"id", id}}
    ));
    return {};
}

}  // namespace vitae
