#pragma once
// Where a value comes from: the file, the place on the page, the text there, and the rule that
// read it. Nothing enters a record by extraction without it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace vitae {

struct Evidence {
    std::string document;  ///< SHA-256 of the file, in hexadecimal.
    int page = 1;
    Box box;  ///< Points from the top left corner of the page.
    std::uint32_t start = 0;
    std::uint32_t end = 0;  ///< Code points of the document's text, half-open.

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

enum class Provenance {
    extracted,   ///< The document says so at the evidence.
    inferred,    ///< Follows from the evidence by the rule.
    user_edited  ///< A person has set it.
};

std::string_view to_text(Provenance provenance);  ///< `EXTRACTED`, `INFERRED`, `USER_EDITED`.
std::optional<Provenance> find_provenance(std::string_view text);

/// The rule of that name, if there is one. A name out of a row or a child process counts only so.
std::optional<Literal> find_rule(std::string_view name);

/// Everything about a value but the value itself.
struct Citation {
    std::string printed;    ///< As the document prints it, with its white space collapsed.
    double confidence = 1;  ///< 0 to 1.
    Provenance provenance = Provenance::user_edited;
    Literal rule = "user";
    std::vector<Evidence> evidence = {};  ///< In reading order; more than one when it wraps.
};
bool operator==(const Citation& a, const Citation& b);
/// What is read in several places rests on all of them.
void append(Citation& citation, Citation more);

/// A value and what it rests on.
template <class T>
struct Cited {
    T value;
    Citation citation = {};

    friend bool operator==(const Cited&, const Cited&) = default;
};

Json to_json(const Evidence& evidence);
Result<Evidence> parse_evidence(const Json& json);

/// The text that a span holds, with its white space collapsed to single spaces.
std::string printed_at(const CodePointIndex& content, Span span);
/// True when the text at the citation's evidence is what its `printed` says. An empty span must be
/// that of a link: icons lead to profiles without a word.
bool holds(const Text& text, const CodePointIndex& content, const Citation& citation);

}  // namespace vitae
