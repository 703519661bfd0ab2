#pragma once
// What a reading changes in the database: document, candidate, record version, suggestions.

#include "model/extraction.h"
#include "store/documents.h"
#include "store/store.h"

namespace vitae {

/// A document whose original and extraction are in the blob store.
struct StoredDocument {
    std::string sha256;
    std::int64_t size = 0;
    std::string original;
    std::string extraction;
};

/// A file's new revision goes to the candidate of its last one, the first to a new candidate;
/// content that another file had already goes to that document; a file that goes back to earlier
/// content takes its record back with it. Adds the audit events of what changed.
Result<DocumentId> apply_extraction(
    Tx& tx,
    Audit& audit,
    const LedgerFile& file,
    const StoredDocument& stored,
    const Extraction& extraction
);

/// The file holds a document that has been read already.
Result<void> attach_document(
    Tend& tx, const LedgerFile& file, std::string_view revision, const DocumentId& document
);

}  // namespace vitae
