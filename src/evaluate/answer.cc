#include "evaluate/answer.h"

#include <algorithm>

#include "evaluate/members.h"

namespace vitae {

namespace {

void add(std::vector<std::string>& out, std::string text) {
    const bool known = std::find(out.begin(), out.end(), text) != out.end();
    if (!text.empty() && !known) out.push_back(std::move(text));
}

void add_all(std::vector<std::string>& out, const Json& json, std::string_view key) {
    for (const Json& item : items_at(json, key))
        if (const std::string* text = item.as_string()) add(out, *text);
}

std::string joined(const Json& json, std::initializer_list<std::string_view> keys) {
    std::string out;
    for (const std::string_view key : keys)
        if (const std::string text = text_at(json, key); !text.empty())
            out += (out.empty() ? "" : " ") + text;
    return out;
}

std::string first_of(const Json& json, std::string_view key, std::string_view other) {
    std::string text = text_at(json, key);
    return text.empty() ? text_at(json, other) : text;
}

void read_basics(const Json& basics, AnswerSheet& answer) {
    answer.name = text_at(basics, "name");
    add(answer.emails, text_at(basics, "email"));
    add_all(answer.emails, basics, "emails");
    add(answer.phones, text_at(basics, "phone"));
    add_all(answer.phones, basics, "phones");
    add(answer.links, text_at(basics, "url"));
    for (const Json& profile : items_at(basics, "profiles"))
        add(answer.links, first_of(profile, "url", "username"));
    if (const Json* place = basics.find("location"))
        answer.location =
            joined(*place, {"address", "postalCode", "city", "region", "countryCode"});
}

void read_skills(const Json& resume, AnswerSheet& answer) {
    for (const Json& skill : items_at(resume, "skills")) {
        if (const std::string* text = skill.as_string()) add(answer.skills, *text);
        if (items_at(skill, "keywords").empty())
            add(answer.skills, text_at(skill, "name"));
        else
            add_all(answer.skills, skill, "keywords");
    }
}

}  // namespace

AnswerSheet answer_of_resume(const Json& resume) {
    AnswerSheet answer;
    if (const Json* basics = resume.find("basics")) read_basics(*basics, answer);
    for (const Json& job : items_at(resume, "work"))
        answer.work.push_back(
            {first_of(job, "name", "company"),
             text_at(job, "position"),
             text_at(job, "startDate"),
             text_at(job, "endDate")}
        );
    for (const Json& school : items_at(resume, "education"))
        answer.education.push_back(
            {text_at(school, "institution"), joined(school, {"studyType", "area"})}
        );
    read_skills(resume, answer);
    return answer;
}

AnswerSheet answer_of_truth(const Json& truth) {
    if (truth.find("basics") != nullptr) {
        AnswerSheet answer = answer_of_resume(truth);
        for (Post& post : answer.work)
            if (post.end.empty()) post.end = "present";
        return answer;
    }
    AnswerSheet answer{.name = text_at(truth, "name"), .location = text_at(truth, "location")};
    add_all(answer.emails, truth, "emails");
    add_all(answer.phones, truth, "phones");
    add_all(answer.links, truth, "links");
    add_all(answer.skills, truth, "skills");
    add_all(answer.unscored, truth, "unscored");
    for (const Json& job : items_at(truth, "work"))
        answer.work.push_back(
            {text_at(job, "organization"),
             text_at(job, "title"),
             text_at(job, "start"),
             text_at(job, "end")}
        );
    for (const Json& school : items_at(truth, "education"))
        answer.education.push_back({text_at(school, "institution"), text_at(school, "degree")});
    return answer;
}

}  // namespace vitae
