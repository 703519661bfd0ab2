#pragma once
// What is compared of a resume: the same few fields, whether a person wrote them down as truth or a
// program read them. Pure; any thread.

#include <string>
#include <vector>

#include "base/json.h"

namespace vitae {

struct Post {
    std::string organization;
    std::string title;
    std::string start;
    std::string end;  ///< Empty in a record when the job is current; "present" says so in truth.
};

struct School {
    std::string institution;
    std::string degree;
};

struct AnswerSheet {
    std::string name;
    std::string location;
    std::vector<std::string> emails;
    std::vector<std::string> phones;
    std::vector<std::string> links;
    std::vector<Post> work;
    std::vector<School> education;
    std::vector<std::string> skills;
    std::vector<std::string> unscored;  ///< Fields that truth leaves open: "skills", "work.title".
};

/// From JSON Resume 1.0.0.
AnswerSheet answer_of_resume(const Json& resume);
/// From truth: JSON Resume (a record that a person has corrected), or the flat form {name, emails,
/// phones, links, location, work: [{organization, title, start, end}], education: [{institution,
/// degree}], skills, unscored}.
AnswerSheet answer_of_truth(const Json& truth);

}  // namespace vitae
