#pragma once
// Candidates and their Data Records. A record is kept as its JSON text, one row a version; nothing
// is overwritten.

#include <vector>

#include "store/transaction.h"

namespace vitae {

struct Candidate {
    CandidateId id;
    std::optional<std::string> name;
    std::string lifecycle;
    std::int64_t version = 0;
    Time created_at;
    Time updated_at;
};

struct RecordVersion {
    std::int64_t version = 0;
    std::string record;  ///< JSON text; empty where a list leaves it out.
    std::optional<DocumentId> document;
    std::string author_type;
    std::string author_id;
    Time created_at;
};

Result<CandidateId> insert_candidate(Tend& tx);
Result<Candidate> get_candidate(Read& read, const CandidateId& id);
/// Newest first, from before the given one.
Result<std::vector<Candidate>> list_candidates(
    Read& read, const std::optional<CandidateId>& before, std::int64_t limit
);

Result<std::optional<RecordVersion>> find_current_record(Read& read, const CandidateId& id);
Result<std::vector<RecordVersion>> list_record_versions(Read& read, const CandidateId& id);
/// Stores the next version and makes it the current one. Returns its number.
Result<std::int64_t> insert_record_version(
    Tend& tx,
    const CandidateId& id,
    const RecordVersion& next,
    const std::optional<std::string>& name
);

struct NewSuggestion {
    CandidateId candidate;
    std::string field;  ///< The field's name in the record, such as "email".
    std::string value;  ///< JSON text of the field as it was extracted.
    DocumentId document;
};
/// Stages a value for a person to accept; the same value from the same document once.
Result<void> insert_suggestion(Tend& tx, const NewSuggestion& suggestion);
Result<std::int64_t> count_open_suggestions(Read& read, const CandidateId& id);

}  // namespace vitae
