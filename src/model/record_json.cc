#include "model/record_json.h"

#include <algorithm>

#include "model/json_shape.h"

namespace vitae {

namespace {

constexpr std::size_t kMaxEntries = 2'000;
constexpr std::size_t kMaxEvidence = 20'000;  ///< A section cites each of its lines.
constexpr std::size_t kMaxValueBytes = 1'000'000;

// Writing. Absent, not null: empty members are left out.

Json value_json(const std::string& value) {
    return Json(value);
}
Json value_json(const Date& value) {
    return Json(to_text(value));
}

template <class T>
Json write(const Cited<T>& cited) {
    const Citation& citation = cited.citation;
    Json json = Json::object({{"value", value_json(cited.value)}});
    if (!citation.printed.empty()) json.set("printed", citation.printed);
    json.set("confidence", rounded(citation.confidence));
    json.set("provenance", to_text(citation.provenance));
    json.set("rule", citation.rule.view());
    if (citation.evidence.empty()) return json;
    Json evidence = Json::array();
    for (const Evidence& one : citation.evidence) evidence.push(to_json(one));
    return json.set("evidence", std::move(evidence));
}

template <class Struct>
Json write(const Struct& entry);

template <class T>
void write_member(Json& out, const char* name, const std::optional<T>& member) {
    if (member) out.set(name, write(*member));
}
template <class T>
void write_member(Json& out, const char* name, const std::vector<T>& list) {
    if (list.empty()) return;
    Json array = Json::array();
    for (const T& item : list) array.push(write(item));
    out.set(name, std::move(array));
}
template <class Struct>
void write_member(Json& out, const char* name, const Struct& part) {
    Json json = write(part);
    if (!json.as_object()->empty()) out.set(name, std::move(json));
}

template <class Struct>
Json write(const Struct& entry) {
    Json json = Json::object();
    if constexpr (requires { entry.id; }) json.set("id", entry.id);
    Struct::members(entry, [&](const char* name, const auto& member) {
        write_member(json, name, member);
    });
    return json;
}

// Reading.

Result<void> read_value(const Json& json, std::string& out) {
    const std::string* text = json.as_string();
    if (text == nullptr || text->empty() || text->size() > kMaxValueBytes) return shape_error();
    out = *text;
    return {};
}
Result<void> read_value(const Json& json, Date& out) {
    const std::string* text = json.as_string();
    if (text == nullptr) return shape_error();
    out = TRY(parse_date(*text));
    return {};
}

Result<Citation> read_citation(const Json& json) {
    Citation citation;
    if (json.find("printed") != nullptr)
        citation.printed = TRY(get_text(json, "printed", kMaxValueBytes));
    citation.confidence = TRY(get_number(json, "confidence", 0, 1));
    const auto provenance = find_provenance(TRY(get_text(json, "provenance", 32)));
    const auto rule = find_rule(TRY(get_text(json, "rule", 32)));
    if (!provenance || !rule) return shape_error();
    citation.provenance = *provenance;
    citation.rule = *rule;
    if (json.find("evidence") != nullptr)
        for (const Json& one : *TRY(get_array(json, "evidence", kMaxEvidence)))
            citation.evidence.push_back(TRY(parse_evidence(one)));
    // Invariant 6: what was not set by a person says where it was read.
    if (citation.provenance != Provenance::user_edited && citation.evidence.empty())
        return shape_error();
    return citation;
}

template <class T>
Result<void> read(const Json& json, Cited<T>& out) {
    const Json* value = TRY(get_member(json, "value"));
    TRY(read_value(*value, out.value));
    out.citation = TRY(read_citation(json));
    return {};
}

template <class Struct>
Result<void> read(const Json& json, Struct& out);

template <class T>
Result<void> read_member(const Json& json, std::optional<T>& out) {
    return read(json, out.emplace());
}
template <class T>
Result<void> read_member(const Json& json, std::vector<T>& out) {
    const Json::Array* items = json.as_array();
    if (items == nullptr || items->size() > kMaxEntries) return shape_error();
    out.resize(items->size());
    for (std::size_t i = 0; i < items->size(); ++i) TRY(read((*items)[i], out[i]));
    return {};
}
template <class Struct>
Result<void> read_member(const Json& json, Struct& out) {
    return read(json, out);
}

template <class Struct>
Result<void> read(const Json& json, Struct& out) {
    const Json::Object* object = json.as_object();
    if (object == nullptr) return shape_error();
    std::size_t known = 0;
    if constexpr (requires { out.id; }) {
        out.id = TRY(get_text(json, "id", 64));
        ++known;
    }
    Result<void> outcome;
    Struct::members(out, [&](const char* name, auto& member) {
        const Json* found = json.find(name);
        if (found == nullptr || !outcome) return;
        outcome = read_member(*found, member);
        ++known;
    });
    if (outcome && known != object->size()) return shape_error();
    return outcome;
}

// Visiting.

class Walk {
public:
    explicit Walk(const ValueVisitor& visit) : visit_(visit) {}

    void go(const std::string& pointer, const CitedText& cited) const {
        visit_(pointer, cited.value, cited.citation);
    }
    void go(const std::string& pointer, const CitedDate& cited) const {
        visit_(pointer, to_text(cited.value), cited.citation);
    }
    template <class T>
    void go(const std::string& pointer, const std::optional<T>& member) const {
        if (member) go(pointer, *member);
    }
    template <class T>
    void go(const std::string& pointer, const std::vector<T>& list) const {
        for (std::size_t i = 0; i < list.size(); ++i)
            go(pointer + '/' + std::to_string(i), list[i]);
    }
    template <class Struct>
    void go(const std::string& pointer, const Struct& part) const {
        Struct::members(part, [&](const char* name, const auto& member) {
            go(pointer + '/' + name, member);
        });
    }

private:
    const ValueVisitor& visit_;
};

}  // namespace

Json to_json(const CitedText& cited) {
    return write(cited);
}

Result<CitedText> parse_cited(const Json& json) {
    CitedText cited;
    TRY(read(json, cited));
    return cited;
}

Json to_json(const Record& record) {
    return write(record);
}

Result<Record> parse_record(const Json& json) {
    Record record;
    TRY(read(json, record));
    return record;
}

void visit_values(const Record& record, const ValueVisitor& visit) {
    Walk(visit).go("", record);
}

}  // namespace vitae
