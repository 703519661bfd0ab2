#include "model/evidence.h"

#include <algorithm>
#include <iterator>

#include "model/json_shape.h"

namespace vitae {

namespace {

constexpr Literal kRules[] = {
    "user",
    // Contacts.
    "name.heading",
    "name.label",
    "name.email",
    "label.below_name",
    "email.address",
    "email.link",
    "phone.number",
    "phone.link",
    "phone.country",
    "link.address",
    "link.annotation",
    "link.user",
    "location.place",
    "location.label",
    "location.address",
    // Sections and their entries.
    "section.body",
    "entry.date",
    "entry.organization",
    "entry.position",
    "entry.place",
    "entry.text",
    "entry.bullet",
    "entry.shared",
    "list.item",
    "list.level",
    // Formats that say what each field is.
    "markup.field",
};

struct ProvenanceName {
    Provenance provenance;
    std::string_view text;
};
constexpr ProvenanceName kProvenances[] = {
    {Provenance::extracted, "EXTRACTED"},
    {Provenance::inferred, "INFERRED"},
    {Provenance::user_edited, "USER_EDITED"},
};

bool is_sha256(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace

std::string_view to_text(Provenance provenance) {
    switch (provenance) {
        case Provenance::extracted: return "EXTRACTED";
        case Provenance::inferred: return "INFERRED";
        case Provenance::user_edited: return "USER_EDITED";
    }
    return {};
}

std::optional<Provenance> find_provenance(std::string_view text) {
    for (const auto& known : kProvenances)
        if (known.text == text) return known.provenance;
    return std::nullopt;
}

std::optional<Literal> find_rule(std::string_view name) {
    const auto* found = std::find_if(std::begin(kRules), std::end(kRules), [&](const Literal& r) {
        return r.view() == name;
    });
    return found == std::end(kRules) ? std::nullopt : std::optional(*found);
}

bool operator==(const Citation& a, const Citation& b) {
    return a.printed == b.printed && a.confidence == b.confidence && a.provenance == b.provenance &&
           a.rule.view() == b.rule.view() && a.evidence == b.evidence;
}

void append(Citation& citation, Citation more) {
    if (citation.evidence.empty()) {
        citation = std::move(more);
        return;
    }
    if (!citation.printed.empty() && !more.printed.empty()) citation.printed += ' ';
    citation.printed += more.printed;
    citation.confidence = std::min(citation.confidence, more.confidence);
    std::move(more.evidence.begin(), more.evidence.end(), std::back_inserter(citation.evidence));
}

Json to_json(const Evidence& evidence) {
    return Json::object(
        {{"document", evidence.document},
         {"page", evidence.page},
         {"box", to_json(evidence.box)},
         {"start", static_cast<std::int64_t>(evidence.start)},
         {"end", static_cast<std::int64_t>(evidence.end)}}
    );
}

Result<Evidence> parse_evidence(const Json& json) {
    Evidence evidence;
    evidence.document = TRY(get_text(json, "document", 64));
    if (!is_sha256(evidence.document)) return shape_error();
    evidence.page = static_cast<int>(TRY(get_whole(json, "page", 1, kMaxPages)));
    const Json* box = TRY(get_member(json, "box"));
    evidence.box = TRY(parse_box(*box));
    const auto most = static_cast<std::int64_t>(kMaxContentBytes);
    const auto start = TRY(get_whole(json, "start", 0, most));
    evidence.start = static_cast<std::uint32_t>(start);
    const auto end = TRY(get_whole(json, "end", start, most));
    evidence.end = static_cast<std::uint32_t>(end);
    return evidence;
}

std::string printed_at(const CodePointIndex& content, Span span) {
    std::string printed;
    for (const char c : content.slice(span)) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) printed += c;
        if (space && !printed.empty() && printed.back() != ' ') printed += ' ';
    }
    if (!printed.empty() && printed.back() == ' ') printed.pop_back();
    return printed;
}

bool holds(const Text& text, const CodePointIndex& content, const Citation& citation) {
    std::string printed;
    for (const Evidence& evidence : citation.evidence) {
        const bool is_link = std::any_of(text.links.begin(), text.links.end(), [&](const Link& l) {
            return l.page == evidence.page && l.start == evidence.start && l.end == evidence.end;
        });
        if (evidence.start == evidence.end && !is_link) return false;
        const std::string part = printed_at(content, {evidence.start, evidence.end});
        if (!printed.empty() && !part.empty()) printed += ' ';
        printed += part;
    }
    return !citation.evidence.empty() && printed == citation.printed;
}

}  // namespace vitae
