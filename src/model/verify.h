#pragma once
// Proves a record: every value of a JSON Resume must stand where its evidence in `meta.vitae` says,
// in the document itself. Pure; `vitae verify` reads the document anew and asks this.

#include <string>
#include <vector>

#include "model/extraction.h"

namespace vitae {

struct Mismatch {
    std::string pointer;  ///< The value's place in the resume (RFC 6901).
    /// "evidence_missing", "evidence_of_other_file", "evidence_misplaced" or "value_not_there".
    Literal reason;
    Literal message;
};

struct Verification {
    std::size_t held = 0;     ///< Values that the document holds.
    std::size_t by_hand = 0;  ///< Values that a person has set, which no document proves.
    std::vector<Mismatch> mismatches;
};

/// `fresh` is what the reader makes of the document now. A value that is inferred, or written in
/// another form than printed (a date), holds when the reader infers it again from the same place.
Result<Verification> verify(const Json& json_resume, const Extraction& fresh);

}  // namespace vitae
