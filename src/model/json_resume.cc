#include "model/json_resume.h"

#include "model/json_shape.h"

namespace vitae {

namespace {

/// Builds the resume and, beside it, the citations under the pointers that the resume gets.
class Export {
public:
    Json fields() { return std::move(fields_); }

    Json write(const std::string& pointer, const CitedText& cited) {
        cite(pointer, cited.citation);
        return Json(cited.value);
    }
    Json write(const std::string& pointer, const CitedDate& cited) {
        cite(pointer, cited.citation);
        return Json(to_text(cited.value));
    }
    Json write(const std::string& pointer, const Basics& basics);
    template <class Struct>
    Json write(const std::string& pointer, const Struct& entry) {
        Json json = Json::object();
        Struct::members(entry, [&](const char* name, const auto& member) {
            add(json, pointer, name, member);
        });
        return json;
    }

private:
    template <class T>
    void add(Json& out, const std::string& at, const char* name, const std::optional<T>& member) {
        if (member) out.set(name, write(at + '/' + name, *member));
    }
    template <class T>
    void add(Json& out, const std::string& at, const char* name, const std::vector<T>& list) {
        if (list.empty()) return;
        Json array = Json::array();
        for (std::size_t i = 0; i < list.size(); ++i)
            array.push(write(at + '/' + name + '/' + std::to_string(i), list[i]));
        out.set(name, std::move(array));
    }
    template <class Struct>
    void add(Json& out, const std::string& at, const char* name, const Struct& part) {
        Json json = write(at + '/' + name, part);
        if (!json.as_object()->empty()) out.set(name, std::move(json));
    }

    void add_emails(Json& out, const std::string& at, const std::vector<Email>& emails);
    void add_phones(Json& out, const std::string& at, const std::vector<Phone>& phones);
    Json write_phone(const std::string& pointer, const Phone& phone);
    void cite(const std::string& pointer, const Citation& citation, const MaybeText& e164 = {});

    Json fields_ = Json::object();
};

void Export::cite(const std::string& pointer, const Citation& citation, const MaybeText& e164) {
    Json evidence = Json::array();
    for (const Evidence& one : citation.evidence) evidence.push(to_json(one));
    Json field = Json::object(
        {{"confidence", rounded(citation.confidence)},
         {"provenance", to_text(citation.provenance)},
         {"rule", citation.rule.view()},
         {"evidence", std::move(evidence)}}
    );
    if (e164) field.set("e164", e164->value);
    fields_.set(pointer, std::move(field));
}

Json Export::write_phone(const std::string& pointer, const Phone& phone) {
    cite(pointer, phone.number->citation, phone.e164);
    return Json(phone.number->value);
}

void Export::add_emails(Json& out, const std::string& at, const std::vector<Email>& emails) {
    Json all = Json::array();
    for (const Email& email : emails) {
        if (!email.address) continue;
        if (all.as_array()->empty()) out.set("email", write(at + "/email", *email.address));
        all.push(email.address->value);
    }
    if (all.as_array()->size() < 2) return;
    out.set("emails", std::move(all));
    std::size_t i = 0;
    for (const Email& email : emails)
        if (email.address) cite(at + "/emails/" + std::to_string(i++), email.address->citation);
}

void Export::add_phones(Json& out, const std::string& at, const std::vector<Phone>& phones) {
    std::vector<Phone> given;
    for (const Phone& phone : phones)
        if (phone.number) given.push_back(phone);
    if (given.empty()) return;
    out.set("phone", write_phone(at + "/phone", given.front()));
    if (given.size() < 2) return;
    Json all = Json::array();
    for (std::size_t i = 0; i < given.size(); ++i)
        all.push(write_phone(at + "/phones/" + std::to_string(i), given[i]));
    out.set("phones", std::move(all));
}

Json Export::write(const std::string& at, const Basics& basics) {
    Json out = Json::object();
    add(out, at, "name", basics.name);
    add(out, at, "label", basics.label);
    add_emails(out, at, basics.emails);
    add_phones(out, at, basics.phones);
    add(out, at, "url", basics.url);
    add(out, at, "summary", basics.summary);
    add(out, at, "location", basics.location);
    add(out, at, "profiles", basics.profiles);
    return out;
}

}  // namespace

Json to_json_resume(const Record& record, const DocumentNotes& notes) {
    Export writer;
    Json resume = writer.write("", record);
    Json vitae = Json::object({{"fields", writer.fields()}});
    if (!notes.language.empty()) vitae.set("language", notes.language);
    Json findings = Json::array();
    for (const Finding& finding : notes.findings)
        findings.push(
            Json::object({{"code", finding.code.view()}, {"message", finding.message.view()}})
        );
    vitae.set("findings", std::move(findings));
    resume.set("meta", Json::object({{"version", "v1.0.0"}, {"vitae", std::move(vitae)}}));
    return resume;
}

}  // namespace vitae
