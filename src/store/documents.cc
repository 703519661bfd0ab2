#include "store/documents.h"

namespace vitae {

namespace {

Document read_document(const Row& row) {
    return Document{
        .id = row.id<DocumentId>(0),
        .sha256 = row.text(1),
        .size = row.integer(2),
        .media_type = row.text(3),
        .page_count = row.integer(4),
        .extractor = row.text(5),
        .original = row.text(6),
        .extraction = row.text(7),
        .notes = row.text(8),
        .candidate = row.find_id<CandidateId>(9),
        .created_at = row.time(10)};
}

std::optional<Document> read_first(const Rows& rows) {
    return rows.empty() ? std::nullopt : std::optional(read_document(rows[0]));
}

std::vector<DocumentPlace> read_places(const Rows& rows) {
    std::vector<DocumentPlace> places;
    for (const Row& row : rows)
        places.push_back(
            {row.id<DocumentId>(0),
             row.id<SourceId>(1),
             row.text(2),
             row.text(3),
             row.integer(4),
             row.time(5)}
        );
    return places;
}

}  // namespace

Result<std::optional<Document>> find_document(Read& read, std::string_view sha256) {
    return read_first(TRY(read.sql().query(
        "SELECT id, sha256, size, media_type, page_count, extractor, original, extraction, notes,"
        " candidate_id, created_at FROM documents WHERE sha256 = :sha256",
        {{"sha256", sha256}}
    )));
}

Result<Document> get_document(Read& read, const DocumentId& id) {
    auto document = read_first(TRY(read.sql().query(
        "SELECT id, sha256, size, media_type, page_count, extractor, original, extraction, notes,"
        " candidate_id, created_at FROM documents WHERE id = :id",
        {{"id", id}}
    )));
    if (!document)
        return Error{
            Code::not_found,
            "document_unknown",
            "There is no document with this id. A candidate's page lists its documents."};
    return *std::move(document);
}

Result<DocumentId> insert_document(Tend& tx, const NewDocument& document) {
    const auto id = tx.make_id<DocumentId>();
    TRY(tx.sql().execute(
        "INSERT INTO documents (id, sha256, size, media_type, page_count, extractor, original,"
        " extraction, notes, candidate_id, created_at) VALUES (:id, :sha256, :size, :media_type,"
        " :page_count, :extractor, :original, :extraction, :notes, :candidate, :now)",
        {{"id", id},
         {"sha256", document.sha256},
         {"size", document.size},
         {"media_type", document.media_type},
         {"page_count", document.page_count},
         {"extractor", document.extractor},
         {"original", document.original},
         {"extraction", document.extraction},
         {"notes", document.notes},
         {"candidate", document.candidate},
         {"now", tx.now()}}
    ));
    return id;
}

Result<void> set_document_extraction(Tend& tx, const DocumentId& id, const NewDocument& document) {
    TRY(tx.sql().execute(
        "UPDATE documents SET media_type = :media_type, page_count = :page_count, extractor ="
        " :extractor, extraction = :extraction, notes = :notes WHERE id = :id",
        {{"media_type", document.media_type},
         {"page_count", document.page_count},
         {"extractor", document.extractor},
         {"extraction", document.extraction},
         {"notes", document.notes},
         {"id", id}}
    ));
    return {};
}

Result<std::optional<Document>> find_previous_document(Read& read, const FileId& file) {
    return read_first(TRY(read.sql().query(
        "SELECT documents.id, sha256, documents.size, media_type, page_count,"
        " documents.extractor, original, extraction, notes, candidate_id, created_at FROM files"
        " JOIN documents ON documents.id = files.document_id WHERE files.id = :file",
        {{"file", file}}
    )));
}

Result<void> insert_document_revision(
    Tend& tx, const LedgerFile& file, std::string_view revision, const DocumentId& document
) {
    TRY(tx.sql().execute(
        "INSERT INTO document_revisions (source_id, file_key, revision, document_id, created_at)"
        " VALUES (:source, :key, :revision, :document, :now) ON CONFLICT (source_id, file_key,"
        " revision) DO NOTHING",
        {{"source", file.source},
         {"key", file.key},
         {"revision", revision},
         {"document", document},
         {"now", tx.now()}}
    ));
    return {};
}

Result<DocumentPlace> get_document_place(Read& read, const DocumentId& id) {
    const auto places = read_places(TRY(read.sql().query(
        "SELECT id, source_id, path, media_type, size, found_at FROM document_places WHERE id = :id"
        " ORDER BY found_at DESC LIMIT 1",
        {{"id", id}}
    )));
    if (places.empty()) return Error{.code = Code::not_found, .reason = "document_unknown"};
    return places[0];
}

Result<std::vector<DocumentPlace>> list_document_places(Read& read, const CandidateId& candidate) {
    return read_places(TRY(read.sql().query(
        "SELECT id, source_id, path, media_type, size, found_at FROM document_places"
        " WHERE candidate_id = :candidate ORDER BY found_at DESC, id LIMIT 200",
        {{"candidate", candidate}}
    )));
}

}  // namespace vitae
