#include "extract/json_form.h"

#include "base/json.h"
#include "extract/form.h"

namespace vitae {

namespace {

std::string text_at(const Json& json, std::string_view key) {
    const Json* member = json.find(key);
    const std::string* text = member == nullptr ? nullptr : member->as_string();
    return text == nullptr ? std::string() : *text;
}

std::string first_of(const Json& json, std::string_view key, std::string_view other) {
    std::string text = text_at(json, key);
    return text.empty() ? text_at(json, other) : text;
}

const Json::Array& items_at(const Json& json, std::string_view key) {
    static const Json::Array kNone;
    const Json* member = json.find(key);
    const Json::Array* items = member == nullptr ? nullptr : member->as_array();
    return items == nullptr ? kNone : *items;
}

std::string joined(
    const Json& json, std::initializer_list<std::string_view> keys, const std::string& joint
) {
    std::string out;
    for (const std::string_view key : keys)
        if (const std::string text = text_at(json, key); !text.empty())
            out += (out.empty() ? "" : joint) + text;
    return out;
}

void write_basics(const Json& basics, Form& form) {
    form.name(text_at(basics, "name"));
    form.line(text_at(basics, "label"));
    form.line(text_at(basics, "email"));
    for (const Json& email : items_at(basics, "emails"))
        if (email.as_string() && *email.as_string() != text_at(basics, "email"))
            form.line(*email.as_string());
    form.line(text_at(basics, "phone"));
    for (const Json& phone : items_at(basics, "phones"))
        if (phone.as_string() && *phone.as_string() != text_at(basics, "phone"))
            form.line(*phone.as_string());
    if (const Json* place = basics.find("location"))
        form.line(joined(*place, {"address", "postalCode", "city", "region", "countryCode"}, ", "));
    const std::string site = first_of(basics, "url", "website");
    form.line(site, {}, site);
    for (const Json& profile : items_at(basics, "profiles")) {
        const std::string url = text_at(profile, "url");
        form.line(url.empty() ? joined(profile, {"network", "username"}, ": ") : url, {}, url);
    }
    if (const std::string summary = text_at(basics, "summary"); !summary.empty()) {
        form.heading("Summary");
        form.line(summary);
    }
}

/// Employment and volunteering name the same things differently.
void write_work(const Json& resume, std::string_view key, std::string_view heading, Form& form) {
    const auto& jobs = items_at(resume, key);
    if (!jobs.empty()) form.heading(heading);
    for (const Json& job : jobs) {
        const std::string end = text_at(job, "endDate");
        std::string by = first_of(job, "name", "company");
        if (by.empty()) by = text_at(job, "organization");
        form.entry(
            text_at(job, "position"), by, text_at(job, "startDate"), end.empty() ? "Present" : end
        );
        form.line(text_at(job, "location"));
        form.line(text_at(job, "summary"));
        for (const Json& highlight : items_at(job, "highlights"))
            if (highlight.as_string()) form.item(*highlight.as_string());
    }
}

void write_education(const Json& resume, Form& form) {
    const auto& schools = items_at(resume, "education");
    if (!schools.empty()) form.heading("Education");
    for (const Json& school : schools) {
        form.entry(
            joined(school, {"studyType", "area"}, ", "),
            text_at(school, "institution"),
            text_at(school, "startDate"),
            text_at(school, "endDate")
        );
        form.line(first_of(school, "score", "gpa"));
        for (const Json& course : items_at(school, "courses"))
            if (course.as_string()) form.item(*course.as_string());
    }
}

void write_skills(const Json& resume, Form& form) {
    const auto& skills = items_at(resume, "skills");
    if (!skills.empty()) form.heading("Skills");
    for (const Json& skill : skills) {
        std::string line = text_at(skill, "name");
        std::string joint = line.empty() ? "" : ": ";
        for (const Json& keyword : items_at(skill, "keywords")) {
            if (!keyword.as_string()) continue;
            line += joint + *keyword.as_string();
            joint = ", ";
        }
        form.line(line);
    }
}

/// The sections whose entries are a line each.
void write_lines(
    const Json& resume,
    std::string_view key,
    std::string_view heading,
    std::initializer_list<std::string_view> members,
    Form& form
) {
    const auto& items = items_at(resume, key);
    if (!items.empty()) form.heading(heading);
    for (const Json& item : items) {
        form.line(joined(item, members, ", "));
        form.line(text_at(item, "summary"));
        form.line(text_at(item, "description"));
    }
}

}  // namespace

bool looks_like_json_resume(std::string_view bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || bytes[first] != '{') return false;
    return bytes.find("\"basics\"") != std::string_view::npos;
}

Result<std::vector<Sheet>> read_json_resume(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const Result<Json> parsed = parse_json(bytes);
    if (!parsed || parsed->as_object() == nullptr)
        return Error{Code::unprocessable, "document_damaged"};
    const Json& resume = *parsed;
    Form form;
    if (const Json* basics = resume.find("basics")) write_basics(*basics, form);
    write_work(resume, "work", "Work Experience", form);
    write_education(resume, form);
    write_skills(resume, form);
    write_lines(resume, "languages", "Languages", {"language", "fluency"}, form);
    write_work(resume, "volunteer", "Volunteering", form);
    write_lines(resume, "projects", "Projects", {"name", "startDate", "endDate", "url"}, form);
    write_lines(resume, "certificates", "Certificates", {"name", "issuer", "date"}, form);
    write_lines(resume, "awards", "Awards", {"title", "awarder", "date"}, form);
    write_lines(resume, "publications", "Publications", {"name", "publisher", "releaseDate"}, form);
    write_lines(resume, "interests", "Interests", {"name"}, form);
    write_lines(resume, "references", "References", {"name", "reference"}, form);
    return lay_out(form.take());
}

}  // namespace vitae
