#pragma once
// Looking at people's data. Each look is in the audit trail before it is answered.

#include <vector>

#include "model/json_resume.h"
#include "store/candidates.h"
#include "store/documents.h"
#include "store/store.h"

namespace vitae {

struct CandidateView {
    Candidate candidate;
    Record record;
    DocumentNotes notes;
    std::vector<DocumentPlace> documents;
    std::int64_t open_suggestions = 0;
};

Result<std::vector<Candidate>> view_candidates(
    Store& store, const Grant& grant, const std::optional<CandidateId>& before, std::int64_t limit
);
Result<CandidateView> view_candidate(Store& store, const Grant& grant, const CandidateId& id);
/// The same, for taking the record away.
Result<CandidateView> export_resume(Store& store, const Grant& grant, const CandidateId& id);

struct VersionView {
    RecordVersion version;
    std::string author_name;
};
Result<std::vector<VersionView>> view_versions(
    Store& store, const Grant& grant, const CandidateId& id
);

struct DocumentView {
    Document document;
    DocumentPlace place;  ///< Where it was found last.
};
Result<DocumentView> view_document(Store& store, const Grant& grant, const DocumentId& id);

}  // namespace vitae
