#include "model/extraction.h"

#include <algorithm>
#include <iterator>

#include "model/json_shape.h"
#include "model/reason.h"
#include "model/record_json.h"

namespace vitae {

namespace {

constexpr std::size_t kMaxFindings = 50;
constexpr std::size_t kMaxSections = 500;

constexpr Finding kFindings[] = {
    {"not_a_resume",
     "The document does not look like a resume. Check that the right file was saved here."},
    {"text_hidden",
     "The document holds text that its pages do not show. Compare the record with the pages."},
    {"text_from_picture",
     "Some of the text was read from a picture, so letters may be wrong. Compare the record with "
     "the pages."},
    {"pages_without_text",
     "On some pages no text was found. Look at them, then add what is missing by hand."},
    {"text_damaged",
     "The document's text does not agree with what its pages show. Compare the record with the "
     "pages."},
    {"pages_left_out",
     "Only the first pages were read, as the document is very long. Check the rest by hand."},
};

constexpr Literal kMediaTypes[] = {
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "application/msword",
    "application/rtf",
    "application/json",
    "application/xml",
    "text/html",
    "text/plain",
    "image/png",
    "image/jpeg",
    "image/tiff",
};

constexpr Literal kSectionKinds[] = {
    "contact",
    "personal",
    "profile",
    "work",
    "education",
    "skills",
    "languages",
    "certificates",
    "projects",
    "publications",
    "awards",
    "volunteer",
    "interests",
    "references",
    "other",
};

/// Every citation must point into this text, and the text there must be what it says is printed.
class EvidenceCheck {
public:
    explicit EvidenceCheck(const Text& text) : text_(text), content_(text.content) {}

    bool passes(const Citation& citation) const {
        const auto fits = [&](const Evidence& evidence) {
            return evidence.document == text_.document && evidence.end <= content_.size() &&
                   evidence.page <= static_cast<int>(text_.pages.size());
        };
        const auto& evidence = citation.evidence;
        return citation.provenance != Provenance::user_edited &&
               std::all_of(evidence.begin(), evidence.end(), fits) &&
               holds(text_, content_, citation);
    }

private:
    const Text& text_;
    CodePointIndex content_;
};

bool evidence_holds(const Extraction& extraction) {
    const EvidenceCheck check(extraction.text);
    bool all = true;
    for (const SectionText& section : extraction.sections)
        all = all && check.passes(section.text.citation);
    visit_values(
        extraction.record,
        [&](const std::string&, const std::string&, const Citation& citation) {
            all = all && check.passes(citation);
        }
    );
    return all;
}

Json to_json(const std::vector<SectionText>& sections) {
    Json array = Json::array();
    for (const SectionText& section : sections)
        array.push(Json::object({{"kind", section.kind.view()}, {"text", to_json(section.text)}}));
    return array;
}

Result<SectionText> parse_section(const Json& json) {
    const auto kind = find_section_kind(TRY(get_text(json, "kind", 32)));
    const Json* text = TRY(get_member(json, "text"));
    if (!kind) return shape_error();
    return SectionText{*kind, TRY(parse_cited(*text))};
}

bool is_language(std::string_view code) {
    return code.empty() || (code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) {
                                return c >= 'a' && c <= 'z';
                            }));
}

Result<Extraction> read_extraction(const Json& json, std::string_view document) {
    Extraction extraction;
    extraction.version = static_cast<int>(TRY(get_whole(json, "version", 1, 1'000'000)));
    const auto media_type = find_media_type(TRY(get_text(json, "mediaType", 200)));
    extraction.language = TRY(get_text(json, "language", 2));
    if (!media_type || !is_language(extraction.language)) return shape_error();
    extraction.media_type = *media_type;
    for (const Json& code : *TRY(get_array(json, "findings", kMaxFindings))) {
        const auto finding = find_finding(code.as_string() ? *code.as_string() : "");
        if (!finding) return shape_error();
        extraction.findings.push_back(*finding);
    }
    const Json* text = TRY(get_member(json, "text"));
    extraction.text = TRY(parse_text(*text, document));
    for (const Json& section : *TRY(get_array(json, "sections", kMaxSections)))
        extraction.sections.push_back(TRY(parse_section(section)));
    const Json* record = TRY(get_member(json, "record"));
    extraction.record = TRY(parse_record(*record));
    if (!evidence_holds(extraction)) return shape_error();
    return extraction;
}

}  // namespace

std::optional<Finding> find_finding(std::string_view code) {
    for (const Finding& finding : kFindings)
        if (finding.code.view() == code) return finding;
    return std::nullopt;
}

std::optional<Literal> find_section_kind(std::string_view name) {
    for (const Literal& known : kSectionKinds)
        if (known.view() == name) return known;
    return std::nullopt;
}

std::optional<Literal> find_media_type(std::string_view name) {
    for (const Literal& known : kMediaTypes)
        if (known.view() == name) return known;
    return std::nullopt;
}

Json to_json(const Extraction& extraction) {
    Json findings = Json::array();
    for (const Finding& finding : extraction.findings) findings.push(finding.code.view());
    return Json::object(
        {{"version", extraction.version},
         {"mediaType", extraction.media_type.view()},
         {"language", extraction.language},
         {"findings", std::move(findings)},
         {"text", to_json(extraction.text)},
         {"sections", to_json(extraction.sections)},
         {"record", to_json(extraction.record)}}
    );
}

Result<Extraction> parse_extraction(const Json& json, std::string_view document) {
    auto extraction = read_extraction(json, document);
    if (extraction) return extraction;
    const Reason crashed = *find_reason("extract_crashed");
    return Error{Code::unprocessable, crashed.code, crashed.message};
}

}  // namespace vitae
