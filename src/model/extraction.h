#pragma once
// What vitae-extract answers for one document, and how the server takes that answer: as hostile
// input, since the document may have taken the reader over.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "model/text.h"

namespace vitae {

/// Rises whenever the reader would read a document differently. A file that an older one read
/// counts as new.
inline constexpr int kReaderVersion = 8;

/// Something that a person should know about how well a document could be read.
struct Finding {
    Literal code;
    Literal message;
};
std::optional<Finding> find_finding(std::string_view code);

/// One section of the document, whole.
struct SectionText {
    Literal kind;  ///< "work", "education", … "other"
    CitedText text;
};
std::optional<Literal> find_section_kind(std::string_view name);

struct Extraction {
    int version = kReaderVersion;
    Literal media_type = "text/plain";
    std::string language;  ///< ISO 639-1, of the document; empty when it is not certain.
    std::vector<Finding> findings;
    Text text;
    std::vector<SectionText> sections;  ///< In reading order; the first holds the contacts.
    Record record;
};

std::optional<Literal> find_media_type(std::string_view name);

Json to_json(const Extraction& extraction);

/// Takes the answer of the reader for the file with that SHA-256 (hexadecimal). Whatever breaks the
/// form, or cites what the text does not hold, is `extract_crashed`.
Result<Extraction> parse_extraction(const Json& json, std::string_view document);

}  // namespace vitae
