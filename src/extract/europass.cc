#include "extract/europass.h"

#include "extract/form.h"

namespace vitae {

namespace {

/// The element at a path such as {"Period", "From"}; nullptr when a step is not there.
const XmlNode* at(const XmlNode& from, std::initializer_list<std::string_view> path) {
    const XmlNode* node = &from;
    for (const std::string_view step : path) {
        node = node->find(step);
        if (node == nullptr) return nullptr;
    }
    return node;
}

std::string text_at(const XmlNode& from, std::initializer_list<std::string_view> path) {
    const XmlNode* node = at(from, path);
    if (node == nullptr) return {};
    const std::string text = node->all_text();
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

template <class Visit>
void for_each(
    const XmlNode& from,
    std::initializer_list<std::string_view> path,
    std::string_view name,
    Visit visit
) {
    const XmlNode* list = at(from, path);
    if (list == nullptr) return;
    for (const XmlNode& node : list->children)
        if (node.is(name)) visit(node);
}

/// Activities may be written in HTML of their own; its tags are not text.
std::string without_tags(const std::string& text) {
    std::string out;
    bool inside = false;
    for (const char c : text) {
        if (c == '<') inside = true;
        if (!inside) out += c;
        if (c == '>') {
            inside = false;
            out += ' ';
        }
    }
    return out;
}

/// `<From year="2019" month="--03"/>` → 2019-03.
std::string date_of(const XmlNode* node) {
    if (node == nullptr) return {};
    std::string date(node->attribute("year"));
    const auto month = node->attribute("month");
    const auto digits = month.find_first_not_of('-');
    if (!date.empty() && digits != std::string_view::npos) {
        const std::string number(month.substr(digits));
        date += (number.size() == 1 ? "-0" : "-") + number;
    }
    return date;
}

void write_passport_entry(
    const XmlNode& node, const std::string& title, const std::string& by, Form& form
) {
    const bool current = text_at(node, {"Period", "Current"}) == "true";
    form.entry(
        title,
        by,
        date_of(at(node, {"Period", "From"})),
        current ? "Present" : date_of(at(node, {"Period", "To"}))
    );
    form.line(without_tags(text_at(node, {"Activities"})));
}

void write_passport_contacts(const XmlNode& who, Form& form) {
    form.name(
        text_at(who, {"PersonName", "FirstName"}) + " " + text_at(who, {"PersonName", "Surname"})
    );
    if (const XmlNode* address = at(who, {"ContactInfo", "Address", "Contact"})) {
        std::string line;
        for (const std::string_view part : {"AddressLine", "PostalCode", "Municipality"})
            if (const std::string text = text_at(*address, {part}); !text.empty())
                line += (line.empty() ? "" : ", ") + text;
        const std::string country = text_at(*address, {"Country", "Label"});
        form.line(line + (country.empty() ? "" : ", " + country));
    }
    form.line(text_at(who, {"ContactInfo", "Email", "Contact"}));
    for_each(who, {"ContactInfo", "TelephoneList"}, "Telephone", [&](const XmlNode& node) {
        form.line(text_at(node, {"Contact"}));
    });
    for_each(who, {"ContactInfo", "WebsiteList"}, "Website", [&](const XmlNode& node) {
        form.line(text_at(node, {"Contact"}), {}, text_at(node, {"Contact"}));
    });
}

void write_passport(const XmlNode& learner, Form& form) {
    if (const XmlNode* who = learner.find("Identification")) write_passport_contacts(*who, form);
    if (at(learner, {"WorkExperienceList"}) != nullptr) form.heading("Work Experience");
    for_each(learner, {"WorkExperienceList"}, "WorkExperience", [&](const XmlNode& node) {
        write_passport_entry(
            node, text_at(node, {"Position", "Label"}), text_at(node, {"Employer", "Name"}), form
        );
    });
    if (at(learner, {"EducationList"}) != nullptr) form.heading("Education");
    for_each(learner, {"EducationList"}, "Education", [&](const XmlNode& node) {
        write_passport_entry(
            node, text_at(node, {"Title"}), text_at(node, {"Organisation", "Name"}), form
        );
    });
    const XmlNode* skills = learner.find("Skills");
    if (skills == nullptr) return;
    form.heading("Skills");
    for (const std::string_view kind :
         {"Communication", "Organisational", "JobRelated", "Computer", "Other"})
        form.line(without_tags(text_at(*skills, {kind, "Description"})));
    form.heading("Languages");
    for (const std::string_view list : {"MotherTongueList", "ForeignLanguageList"})
        for_each(
            *skills,
            {"Linguistic", list},
            list.substr(0, list.size() - 4),
            [&](const auto& n) {
                form.line(text_at(n, {"Description", "Label"}));
            }
        );
}

void write_candidate_entry(
    const XmlNode& node,
    const std::string& title,
    const std::string& by,
    std::string_view period,
    Form& form
) {
    const std::string end = text_at(node, {period, "EndDate"});
    form.entry(title, by, text_at(node, {period, "StartDate"}), end.empty() ? "Present" : end);
    form.line(without_tags(text_at(node, {"Description"})));
}

void write_candidate(const XmlNode& root, Form& form) {
    if (const XmlNode* person = root.find("CandidatePerson")) {
        form.name(
            text_at(*person, {"PersonName", "GivenName"}) + " " +
            text_at(*person, {"PersonName", "FamilyName"})
        );
        for (const XmlNode& channel : person->children) {
            if (!channel.is("Communication")) continue;
            const std::string uri = text_at(channel, {"URI"});
            form.line(uri, {}, uri.find("://") == std::string::npos ? "" : uri);
            form.line(text_at(channel, {"CountryDialing"}) + text_at(channel, {"DialNumber"}));
            form.line(text_at(channel, {"Address", "CityName"}));
        }
    }
    const XmlNode* profile = root.find("CandidateProfile");
    if (profile == nullptr) return;
    form.heading("Work Experience");
    for_each(*profile, {"EmploymentHistory"}, "EmployerHistory", [&](const XmlNode& employer) {
        for_each(employer, {}, "PositionHistory", [&](const XmlNode& node) {
            write_candidate_entry(
                node,
                text_at(node, {"PositionTitle"}),
                text_at(employer, {"OrganizationName"}),
                "EmploymentPeriod",
                form
            );
        });
    });
    form.heading("Education");
    for_each(
        *profile,
        {"EducationHistory"},
        "EducationOrganizationAttendance",
        [&](const XmlNode& node) {
            write_candidate_entry(
                node,
                text_at(node, {"EducationDegree", "DegreeName"}),
                text_at(node, {"OrganizationName"}),
                "AttendancePeriod",
                form
            );
        }
    );
}

}  // namespace

Result<std::vector<Sheet>> read_europass(const XmlNode& root) {
    Form form;
    if (const XmlNode* learner = root.find("LearnerInfo")) write_passport(*learner, form);
    if (root.is("Candidate")) write_candidate(root, form);
    return lay_out(form.take());
}

}  // namespace vitae
