#include "ingest/merge_record.h"

#include <algorithm>

#include "model/record_json.h"

namespace vitae {

namespace {

bool is_empty(const Json* part) {
    if (part == nullptr || part->is_null()) return true;
    if (const auto* items = part->as_array()) return items->empty();
    if (const auto* members = part->as_object()) return members->empty();
    return false;
}

/// Whether any value inside was set by a person.
bool is_edited(const Json& part) {
    if (const auto* items = part.as_array())
        return std::any_of(items->begin(), items->end(), is_edited);
    const auto* members = part.as_object();
    if (members == nullptr) return false;
    return std::any_of(members->begin(), members->end(), [](const Json::Member& member) {
        const auto* text = member.second.as_string();
        return (text != nullptr && member.first == "provenance" && *text == "USER_EDITED") ||
               is_edited(member.second);
    });
}

bool is_factual(const std::string& field) {
    return field == "basics.name" || field == "basics.emails" || field == "basics.phones";
}

/// The values of a part without their citations: the same name on another place of the page is no
/// change.
std::string values_of(const Json* part) {
    if (part == nullptr) return {};
    if (const auto* value = part->find("value")) return to_text(*value);
    std::string values;
    if (const auto* items = part->as_array())
        for (const Json& item : *items) values += values_of(&item) + '\n';
    if (const auto* members = part->as_object())
        for (const auto& [key, member] : *members)
            if (key != "id") values += key + '=' + values_of(&member);
    return values;
}

class Merger {
public:
    /// Merges the members of an object, each a part of its own; `basics` is gone into.
    Json merge(const std::string& prefix, const Json* current, const Json& extracted) {
        Json merged = Json::object();
        const auto take = [&](const std::string& key) {
            const Json* old_part = current == nullptr ? nullptr : current->find(key);
            const Json* new_part = extracted.find(key);
            if (key == "basics")
                merged.set(
                    key,
                    merge("basics.", old_part, new_part == nullptr ? Json::object() : *new_part)
                );
            else if (const Json* part = choose(prefix + key, old_part, new_part))
                merged.set(key, *part);
        };
        for (const auto& member : *extracted.as_object()) take(member.first);
        if (current != nullptr)
            for (const auto& member : *current->as_object())
                if (extracted.find(member.first) == nullptr) take(member.first);
        return merged;
    }

    std::vector<Suggestion> suggestions;

private:
    const Json* choose(const std::string& field, const Json* current, const Json* extracted) {
        const bool kept = !is_empty(current) && (is_factual(field) || is_edited(*current));
        if (!kept) return extracted;
        if (!is_empty(extracted) && values_of(extracted) != values_of(current))
            suggestions.push_back({field, *extracted});
        return current;
    }
};

}  // namespace

Result<Merge> merge_record(const Record& current, const Record& extracted) {
    Merger merger;
    const Json old_record = to_json(current);
    const Json merged = merger.merge("", &old_record, to_json(extracted));
    return Merge{TRY(parse_record(merged)), std::move(merger.suggestions)};
}

}  // namespace vitae
