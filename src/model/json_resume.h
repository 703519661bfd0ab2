#pragma once
// JSON Resume 1.0.0, the exchange form of a record. What that has no place for stands in
// `meta.vitae`: for each value, by JSON pointer, where it came from; the language; the findings.

#include "model/extraction.h"

namespace vitae {

/// About the document rather than the person.
struct DocumentNotes {
    std::string language;
    std::vector<Finding> findings;
};

/// `basics.email` and `basics.phone` hold the first; `basics.emails` and `basics.phones` all, when
/// there are more.
Json to_json_resume(const Record& record, const DocumentNotes& notes = {});

}  // namespace vitae
