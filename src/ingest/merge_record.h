#pragma once
// What becomes of a candidate's record when a newer revision of the resume has been read. Pure.

#include <string>
#include <vector>

#include "model/record.h"

namespace vitae {

struct Suggestion {
    std::string field;  ///< e.g. "basics.name"
    Json value;         ///< As the newer document has it.
};

struct Merge {
    Record record;
    std::vector<Suggestion> suggestions;
};

/// Takes what the newer document says, but for two kinds of value, which change only by a person's
/// accept: the factual ones (name, e-mails, phones) once they are set, and parts in which a person
/// has set something. For those, what the document says otherwise is a suggestion.
Result<Merge> merge_record(const Record& current, const Record& extracted);

}  // namespace vitae
