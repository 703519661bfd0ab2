#pragma once
// Documents: originals that were read, one row for each content; and which revisions of which files
// hold it.

#include "store/files.h"

namespace vitae {

struct Document {
    DocumentId id;
    std::string sha256;
    std::int64_t size = 0;
    std::string media_type;
    std::int64_t page_count = 0;
    std::string extractor;
    std::string original;    ///< Blob of the bytes as they came.
    std::string extraction;  ///< Blob of the Extraction as JSON: text, boxes, record.
    std::string notes;       ///< JSON: language and findings.
    std::optional<CandidateId> candidate;
    Time created_at;
};

struct NewDocument {
    std::string sha256;
    std::int64_t size = 0;
    std::string media_type;
    std::int64_t page_count = 0;
    std::string extractor;
    std::string original;
    std::string extraction;
    std::string notes;
    CandidateId candidate;
};

Result<std::optional<Document>> find_document(Read& read, std::string_view sha256);
Result<Document> get_document(Read& read, const DocumentId& id);
Result<DocumentId> insert_document(Tend& tx, const NewDocument& document);
/// The same content read again by another extractor.
Result<void> set_document_extraction(Tend& tx, const DocumentId& id, const NewDocument& document);

/// The document of the file's last revision before this one.
Result<std::optional<Document>> find_previous_document(Read& read, const FileId& file);
/// Notes that this revision of the file holds that document; noting it twice changes nothing.
Result<void> insert_document_revision(
    Tend& tx, const LedgerFile& file, std::string_view revision, const DocumentId& document
);

struct DocumentPlace {
    DocumentId id;
    SourceId source;
    std::string path;
    std::string media_type;
    std::int64_t size;
    Time created_at;
};
/// Where a document was found last; where the documents of a candidate were found, newest first.
Result<DocumentPlace> get_document_place(Read& read, const DocumentId& id);
Result<std::vector<DocumentPlace>> list_document_places(Read& read, const CandidateId& candidate);

}  // namespace vitae
