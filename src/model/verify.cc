#include "model/verify.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "model/json_resume.h"
#include "model/json_shape.h"

namespace vitae {

namespace {

std::string without_spaces(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) {
        return c != ' ' && c != '\n';
    });
    return out;
}

/// Where a value stands and which rule read it there; two fields with the same key say the same.
std::string key_of(const Json& field) {
    std::string key;
    if (const Json* rule = field.find("rule")) key += to_text(*rule);
    const Json* evidence = field.find("evidence");
    if (evidence == nullptr || evidence->as_array() == nullptr) return key;
    for (const Json& one : *evidence->as_array())
        for (const char* part : {"document", "page", "start", "end"})
            if (const Json* found = one.find(part)) key += ' ' + to_text(*found);
    return key;
}

const Json* value_at(const Json& json, std::string_view pointer) {
    const Json* at = &json;
    while (at != nullptr && !pointer.empty()) {
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        const std::string token(pointer.substr(0, end));
        if (const auto* items = at->as_array()) {
            const auto index = static_cast<std::size_t>(std::atoi(token.c_str()));
            at = index < items->size() ? &(*items)[index] : nullptr;
        } else {
            at = at->find(token);
        }
        pointer.remove_prefix(end);
    }
    return at;
}

struct Value {
    std::string pointer;
    std::string text;
};

/// All texts of a resume but those of `meta` and the name of the schema.
void collect(const Json& json, const std::string& pointer, std::vector<Value>& out) {
    if (const auto* text = json.as_string()) out.push_back({pointer, *text});
    if (const auto* items = json.as_array())
        for (std::size_t i = 0; i < items->size(); ++i)
            collect((*items)[i], pointer + '/' + std::to_string(i), out);
    if (const auto* members = json.as_object())
        for (const auto& [name, member] : *members) {
            if (pointer.empty() && (name == "meta" || name == "$schema")) continue;
            std::string below = pointer;
            below += '/';
            below += name;
            collect(member, below, out);
        }
}

/// Boxes are written with two digits, so an edge may be off by a little.
bool is_within(const Box& inner, const Box& outer) {
    constexpr double kSlack = 0.5;
    return inner.x0 >= outer.x0 - kSlack && inner.y0 >= outer.y0 - kSlack &&
           inner.x1 <= outer.x1 + kSlack && inner.y1 <= outer.y1 + kSlack;
}

class Check {
public:
    Check(const Json& resume, const Extraction& fresh)
        : resume_(resume),
          fresh_(to_json_resume(fresh.record)),
          text_(fresh.text),
          content_(fresh.text.content) {}

    Result<Verification> run() {
        const Json* fields = value_at(resume_, "/meta/vitae/fields");
        if (fields == nullptr || fields->as_object() == nullptr)
            return Error{
                Code::invalid,
                "evidence_missing",
                "The file has no evidence in meta.vitae, so nothing can be proved. Use a file that "
                "Vitae has written."};
        std::vector<Value> values;
        collect(resume_, "", values);
        for (const Value& value : values) TRY(check(value, fields->find(value.pointer)));
        return std::move(outcome_);
    }

private:
    Result<void> check(const Value& value, const Json* field) {
        if (field == nullptr)
            return fail(
                value,
                "evidence_missing",
                "No evidence is given for this value. It may have been added by another program."
            );
        const Json* provenance = field->find("provenance");
        if (provenance != nullptr && *provenance == Json("USER_EDITED")) {
            ++outcome_.by_hand;
            return {};
        }
        std::vector<Evidence> evidence;
        for (const Json& one : *TRY(get_array(*field, "evidence", 1000)))
            evidence.push_back(TRY(parse_evidence(one)));
        return check_evidence(value, *field, evidence);
    }

    Result<void> check_evidence(
        const Value& value, const Json& field, const std::vector<Evidence>& evidence
    ) {
        const bool other = std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& e) {
            return e.document != text_.document;
        });
        if (other)
            return fail(
                value,
                "evidence_of_other_file",
                "The evidence names another file. Verify the record with the file it was read from."
            );
        const bool placed = std::all_of(evidence.begin(), evidence.end(), [&](const Evidence& e) {
            return lies_there(e);
        });
        if (!placed)
            return fail(
                value,
                "evidence_misplaced",
                "The box of the evidence is not where its text stands on the page. The evidence was "
                "changed."
            );
        if (!stands_there(value.text, evidence) && !read_again(value.text, field))
            return fail(
                value,
                "value_not_there",
                "The document does not say this at the place of the evidence. The value was changed "
                "or invented."
            );
        ++outcome_.held;
        return {};
    }

    Result<void> fail(const Value& value, Literal reason, Literal message) {
        outcome_.mismatches.push_back({value.pointer, reason, message});
        return {};
    }

    bool stands_there(const std::string& value, const std::vector<Evidence>& evidence) const {
        std::string printed;
        bool linked = false;
        for (const Evidence& one : evidence) {
            printed += content_.slice({one.start, one.end});
            linked = linked || leads_to(value, one);
        }
        const std::string bare = without_spaces(value);
        return linked || (!bare.empty() && without_spaces(printed) == bare);
    }

    /// The box must be that of the text, or within it.
    bool lies_there(const Evidence& evidence) const {
        if (evidence.page > static_cast<int>(text_.pages.size())) return false;
        if (evidence.start == evidence.end) return is_link(evidence);
        std::optional<Box> all;
        for (const Line& line : text_.pages[static_cast<std::size_t>(evidence.page) - 1].lines)
            for (const Word& word : line.words)
                if (word.start < evidence.end && word.end > evidence.start)
                    all = all ? unite(*all, word.box) : word.box;
        return is_link(evidence) || (all && is_within(evidence.box, *all));
    }

    bool is_link(const Evidence& at) const {
        return std::any_of(text_.links.begin(), text_.links.end(), [&](const Link& link) {
            return link.page == at.page && link.start == at.start && link.end == at.end &&
                   is_within(at.box, link.box);
        });
    }

    /// A link's target counts as printed where the link lies.
    bool leads_to(const std::string& value, const Evidence& at) const {
        return std::any_of(text_.links.begin(), text_.links.end(), [&](const Link& link) {
            return link.target == value && link.page == at.page && link.start == at.start &&
                   link.end == at.end;
        });
    }

    bool read_again(const std::string& value, const Json& field) const {
        const Json* fields = value_at(fresh_, "/meta/vitae/fields");
        const std::string key = key_of(field);
        const auto& members = *fields->as_object();
        return std::any_of(members.begin(), members.end(), [&](const Json::Member& member) {
            const Json* now = value_at(fresh_, member.first);
            return key_of(member.second) == key && now != nullptr && now->as_string() != nullptr &&
                   *now->as_string() == value;
        });
    }

    const Json& resume_;
    const Json fresh_;
    const Text& text_;
    const CodePointIndex content_;
    Verification outcome_;
};

}  // namespace

Result<Verification> verify(const Json& json_resume, const Extraction& fresh) {
    return Check(json_resume, fresh).run();
}

}  // namespace vitae
