#include "evaluate/score.h"

#include <algorithm>

#include "evaluate/likeness.h"
#include "model/utf8.h"

namespace vitae {

namespace {

enum Field { name, emails, phones, links, location, work, work_dates, education, skills };

double share(int part, int rest) {
    return part + rest == 0 ? 1 : static_cast<double>(part) / (part + rest);
}

/// Pairs each value of truth with the first value found that says the same.
template <class T, class Same>
void pair_up(const std::vector<T>& truth, std::vector<T> found, Tally& tally, Same same) {
    for (const T& value : truth) {
        const auto match = std::find_if(found.begin(), found.end(), [&](const T& other) {
            return same(value, other);
        });
        if (match == found.end()) {
            ++tally.missed;
            continue;
        }
        found.erase(match);
        ++tally.right;
    }
    tally.wrong += static_cast<int>(found.size());
}

std::vector<std::string> one(const std::string& text) {
    return text.empty() ? std::vector<std::string>() : std::vector{text};
}

bool is_same_plain(const std::string& a, const std::string& b) {
    return plain_form(a) == plain_form(b);
}

bool is_same_post(const Post& truth, const Post& found) {
    return (truth.organization.empty() || is_alike(truth.organization, found.organization)) &&
           (truth.title.empty() || is_alike(truth.title, found.title, 0.75));
}

bool has_same_years(const Post& truth, const Post& found) {
    const std::string end = year_of(truth.end);
    const bool ends =
        end.empty() || end == year_of(found.end) || (end == "present" && found.end.empty());
    return ends && year_of(truth.start) == year_of(found.start);
}

bool is_same_school(const School& truth, const School& found) {
    if (truth.institution.empty()) return is_alike(truth.degree, found.degree, 0.6);
    return is_alike(truth.institution, found.institution) &&
           (plain_form(truth.degree).empty() || is_alike(truth.degree, found.degree, 0.6));
}

void ask_for_skills(const std::vector<std::string>& truth, const AnswerSheet& found, Tally& tally) {
    std::vector<std::string> read;
    for (const std::string& skill : found.skills) read.push_back(plain_form(skill));
    for (const std::string& skill : truth) {
        const std::string wanted = plain_form(skill);
        const bool there = std::any_of(read.begin(), read.end(), [&](const std::string& got) {
            return got == wanted ||
                   (count_code_points(wanted) > 3 && got.find(wanted) != std::string::npos);
        });
        ++(there ? tally.right : tally.missed);
    }
}

/// Empties on both sides what truth leaves open.
void leave_out(const std::string& field, AnswerSheet& truth, AnswerSheet& found) {
    for (AnswerSheet* answer : {&truth, &found}) {
        if (field == "name") answer->name.clear();
        if (field == "location") answer->location.clear();
        if (field == "emails") answer->emails.clear();
        if (field == "phones") answer->phones.clear();
        if (field == "links") answer->links.clear();
        if (field == "work") answer->work.clear();
        if (field == "education") answer->education.clear();
        if (field == "skills") answer->skills.clear();
    }
    for (Post& post : truth.work) {
        if (field == "work.organization") post.organization.clear();
        if (field == "work.title") post.title.clear();
        if (field == "work.start") post.start.clear();
        if (field == "work.end") post.end.clear();
    }
    for (School& school : truth.education) {
        if (field == "education.institution") school.institution.clear();
        if (field == "education.degree") school.degree.clear();
    }
}

}  // namespace

double Tally::precision() const {
    return share(right, wrong);
}

double Tally::recall() const {
    return share(right, missed);
}

double Tally::f1() const {
    const int all = 2 * right + wrong + missed;
    return all == 0 ? 1 : 2.0 * right / all;
}

Score::Score() {
    for (const Literal field :
         {Literal("name"),
          Literal("emails"),
          Literal("phones"),
          Literal("links"),
          Literal("location"),
          Literal("work"),
          Literal("work_dates"),
          Literal("education"),
          Literal("skills")})
        tallies_.push_back({.field = field});
}

void Score::add(AnswerSheet truth, AnswerSheet found) {
    for (const std::string& field : std::vector(truth.unscored)) leave_out(field, truth, found);
    auto& tally = tallies_;
    pair_up(one(truth.name), one(found.name), tally[name], is_same_plain);
    pair_up(truth.emails, found.emails, tally[emails], is_same_plain);
    pair_up(truth.phones, found.phones, tally[phones], [](const auto& a, const auto& b) {
        return phone_digits(a) == phone_digits(b);
    });
    pair_up(truth.links, found.links, tally[links], is_same_link);
    pair_up(one(truth.location), one(found.location), tally[location], is_same_place);
    pair_up(truth.work, found.work, tally[work], is_same_post);
    pair_up(truth.work, found.work, tally[work_dates], [](const Post& a, const Post& b) {
        return is_same_post(a, b) && has_same_years(a, b);
    });
    pair_up(truth.education, found.education, tally[education], is_same_school);
    ask_for_skills(truth.skills, found, tally[skills]);
}

double Score::mean_f1() const {
    double sum = 0;
    for (const Tally& one : tallies_) sum += one.f1();
    return sum / static_cast<double>(tallies_.size());
}

}  // namespace vitae
