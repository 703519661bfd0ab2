#include "ingest/apply_extraction.h"

#include "ingest/merge_record.h"
#include "model/record_json.h"
#include "store/candidates.h"
#include "store/inside.h"

namespace vitae {

namespace {

const std::string kExtractor = std::to_string(kReaderVersion);

std::string notes_text(const Extraction& extraction) {
    Json findings = Json::array();
    for (const Finding& finding : extraction.findings) findings.push(finding.code.view());
    return to_text(
        Json::object({{"language", extraction.language}, {"findings", std::move(findings)}})
    );
}

NewDocument document_row(
    const StoredDocument& stored, const Extraction& extraction, const CandidateId& candidate
) {
    return NewDocument{
        .sha256 = stored.sha256,
        .size = stored.size,
        .media_type = std::string(extraction.media_type.view()),
        .page_count = static_cast<std::int64_t>(extraction.text.pages.size()),
        .extractor = kExtractor,
        .original = stored.original,
        .extraction = stored.extraction,
        .notes = notes_text(extraction),
        .candidate = candidate};
}

/// The same bytes are the same person's, and so is a file's next revision.
Result<CandidateId> candidate_for(
    Tx& tx, const std::optional<Document>& known, const std::optional<Document>& previous
) {
    if (known && known->candidate) return *known->candidate;
    if (previous && previous->candidate) return *previous->candidate;
    return insert_candidate(tx);
}

Result<void> store_version(
    Tx& tx,
    Audit& audit,
    const CandidateId& candidate,
    const Record& record,
    const DocumentId& document
) {
    const std::int64_t version = TRY(insert_record_version(
        tx,
        candidate,
        {.record = to_text(to_json(record)),
         .document = document,
         .author_type = "system",
         .author_id = "worker"},
        record.basics.name ? std::optional(record.basics.name->value) : std::nullopt
    ));
    audit.add(Event::extract_apply, candidate, {{"document", document}, {"version", version}});
    return {};
}

Result<void> apply_record(
    Tx& tx,
    Audit& audit,
    const CandidateId& candidate,
    const Record& extracted,
    const DocumentId& document
) {
    const auto current = TRY(find_current_record(tx, candidate));
    if (!current) return store_version(tx, audit, candidate, extracted, document);
    const Record before = TRY(parse_record(TRY(parse_json(current->record))));
    const Merge merge = TRY(merge_record(before, extracted));
    for (const Suggestion& suggestion : merge.suggestions)
        TRY(insert_suggestion(
            tx, {candidate, suggestion.field, to_text(suggestion.value), document}
        ));
    if (merge.record == before) return {};
    return store_version(tx, audit, candidate, merge.record, document);
}

}  // namespace

Result<DocumentId> apply_extraction(
    Tx& tx,
    Audit& audit,
    const LedgerFile& file,
    const StoredDocument& stored,
    const Extraction& extraction
) {
    const auto known = TRY(find_document(tx, stored.sha256));
    const auto previous = TRY(find_previous_document(tx, file.id));
    const CandidateId candidate = TRY(candidate_for(tx, known, previous));
    const NewDocument row = document_row(stored, extraction, candidate);
    const DocumentId document = known ? known->id : TRY(insert_document(tx, row));
    const bool newer_reader = known && known->extractor != kExtractor;
    if (newer_reader) TRY(set_document_extraction(tx, document, row));
    TRY(attach_document(tx, file, stored.sha256, document));
    const bool went_back = previous && previous->id != document && previous->candidate == candidate;
    if (!known || newer_reader || went_back)
        TRY(apply_record(tx, audit, candidate, extraction.record, document));
    return document;
}

Result<void> attach_document(
    Tend& tx, const LedgerFile& file, std::string_view revision, const DocumentId& document
) {
    TRY(insert_document_revision(tx, file, revision, document));
    if (file.has_inside) TRY(note_gone_inside(tx, file.id));
    return set_file_reading(tx, file.id, {std::string(revision), document, kExtractor});
}

}  // namespace vitae
