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
        .candidate = row.find_id<CandidateId>(8),
        .created_at = row.time(9)};
}

std::optional<Document> read_first(const Rows& rows) {
    return rows.empty() ? std::nullopt : std::optional(read_document(rows[0]));
}

}  // namespace

Result<std::optional<Document>> find_document(Read& read, std::string_view sha256) {
    return read_first(TRY(read.sql().query(
        "SELECT id, sha256, size, media_type, page_count, extractor, original, extraction, "
        "candidate_id, created_at"
        " FROM documents WHERE sha256 = :sha256",
        {{"sha256", sha256}}
    )));
}

Result<Document> get_document(Read& read, const DocumentId& id) {
    auto document = read_first(TRY(read.sql().query(
        "SELECT id, sha256, size, media_type, page_count, extractor, original, extraction, "
        "candidate_id, created_at"
        " FROM documents WHERE id = :id",
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
        "INSERT INTO documents (id, sha256, size, media_type, page_count, extractor, original, "
        "extraction, candidate_id, created_at)"
        " VALUES (:id, :sha256, :size, :media_type, :page_count, :extractor, :original, "
        ":extraction, :candidate, :now)",
        {{"id", id},
         {"sha256", document.sha256},
         {"size", document.size},
         {"media_type", document.media_type},
         {"page_count", document.page_count},
         {"extractor", document.extractor},
         {"original", document.original},
         {"extraction", document.extraction},
         {"candidate", document.candidate},
         {"now", tx.now()}}
    ));
    return id;
}

Result<void> set_document_extraction(Tend& tx, const DocumentId& id, const NewDocument& document) {
    TRY(tx.sql().execute(
        "UPDATE documents SET media_type = :media_type, page_count = :page_count, extractor = "
        ":extractor,"
        " extraction = :extraction WHERE id = :id",
        {{"media_type", document.media_type},
         {"page_count", document.page_count},
         {"extractor", document.extractor},
         {"extraction", document.extraction},
         {"id", id}}
    ));
    return {};
}

Result<std::optional<Document>> find_previous_document(Read& read, const FileId& file) {
    return read_first(TRY(read.sql().query(
        "SELECT documents.id, sha256, documents.size, media_type, page_count, documents.extractor, "
        "original, extraction,"
        " candidate_id, created_at FROM files JOIN documents ON documents.id = files.document_id "
        "WHERE files.id = :file",
        {{"file", file}}
    )));
}

Result<void> insert_document_revision(
    Tend& tx, const LedgerFile& file, std::string_view revision, const DocumentId& document
) {
    TRY(tx.sql().execute(
        "INSERT INTO document_revisions (source_id, file_key, revision, document_id, created_at)"
        " VALUES (:source, :key, :revision, :document, :now) ON CONFLICT (source_id, file_key, "
        "revision) DO NOTHING",
        {{"source", file.source},
         {"key", file.key},
         {"revision", revision},
         {"document", document},
         {"now", tx.now()}}
    ));
    return {};
}

Result<std::vector<DocumentPlace>> list_document_places(Read& read, const CandidateId& candidate) {
    const Rows rows = TRY(read.sql().query(
        "SELECT documents.id, document_revisions.source_id, COALESCE(files.path, "
        "document_revisions.file_key), media_type,"
        " documents.size, document_revisions.created_at FROM documents"
        " JOIN document_revisions ON document_revisions.document_id = documents.id"
        " LEFT JOIN files ON files.source_id = document_revisions.source_id AND files.file_key = "
        "document_revisions.file_key"
        " WHERE candidate_id = :candidate ORDER BY document_revisions.created_at DESC, "
        "documents.id LIMIT 200",
        {{"candidate", candidate}}
    ));
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

}  // namespace vitae
