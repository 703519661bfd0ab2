#include "resume/education.h"

#include <algorithm>

#include "resume/dates.h"
#include "resume/education_joins.h"
#include "resume/entry_text.h"
#include "resume/entry_words.h"
#include "resume/headings.h"
#include "resume/letters.h"
#include "resume/piece_scores.h"
#include "resume/place_shapes.h"

namespace vitae {

namespace {

double confidence_of(double margin) {
    return std::clamp(0.7 + margin / 6, 0.5, 0.97);
}

/// "Bachelor of Science in Nursing" → the degree and, after "in", the field.
struct DegreeParts {
    Span type;
    std::optional<Span> area;
};

/// "Abitur (Note 2,1)" → "Abitur".
Span without_mark(const Reading& reading, Span degree) {
    const auto text = reading.slice(degree);
    const auto open = text.rfind(U'(');
    if (open == std::u32string_view::npos || open == 0 || !mark_words().is_in(text.substr(open)))
        return degree;
    return trimmed(reading.text(), {degree.start, degree.start + static_cast<std::uint32_t>(open)});
}

DegreeParts parts_of(const Reading& reading, Span degree) {
    static const Gazetteer joints(U"in|en|em|im fach|fach");
    const auto text = reading.slice(degree);
    const auto words = words_in(text);
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (!joints.is_word(words[i].folded) || !is_lower(text[words[i].span.start])) continue;
        const auto before = text.substr(0, words[i].span.start);
        if (!degree_words().is_in(before)) continue;
        const Span type =
            trimmed(reading.text(), {degree.start, degree.start + words[i].span.start});
        return {type, Span{degree.start + words[i + 1].span.start, degree.end}};
    }
    const auto comma = text.find(U',');
    if (comma != std::u32string_view::npos && degree_words().is_in(text.substr(0, comma)) &&
        !degree_words().is_in(text.substr(comma))) {
        const auto at = degree.start + static_cast<std::uint32_t>(comma);
        const Span area = trimmed(reading.text(), {at + 1, degree.end});
        if (!area.empty()) return {{degree.start, at}, area};
    }
    // "MSc in", where the field is set in another type.
    if (words.size() > 1 && joints.is_word(words.back().folded))
        degree = trimmed(reading.text(), {degree.start, degree.start + words.back().span.start});
    return {degree, std::nullopt};
}

/// "in Nursing" → "Nursing".
Span without_joint(const Reading& reading, Span area) {
    for (const std::u32string_view joint : {U"in ", U"en ", U"em ", U"of "})
        if (reading.slice(area).starts_with(joint)) area.start += 3;
    return area;
}

/// "GPA: 3.9/4.0" → "3.9/4.0".
std::optional<Span> mark_in(const Reading& reading, Span span) {
    const auto text = reading.slice(span);
    for (const Word32& word : words_in(text)) {
        if (!mark_words().is_word(word.folded)) continue;
        std::size_t at = word.span.end;
        while (at < text.size() && !is_digit(text[at]) && at < word.span.end + 12u) ++at;
        std::size_t end = at;
        while (end < text.size() && (is_digit(text[end]) || contains(U".,/%", {&text[end], 1}) ||
                                     (is_space(text[end]) && end + 1 < text.size() &&
                                      (text[end + 1] == U'/' || text[end - 1] == U'/'))))
            ++end;
        while (end > at && contains(U".,/ ", {&text[end - 1], 1})) --end;
        if (end > at && end - at <= 12)
            return Span{
                span.start + static_cast<std::uint32_t>(at),
                span.start + static_cast<std::uint32_t>(end)};
    }
    return std::nullopt;
}

/// A position, and no word of schools or degrees.
bool is_job(const Education& education) {
    bool position = false;
    for (const MaybeText* value :
         {&education.institution, &education.study_type, &education.area}) {
        if (!*value) continue;
        const auto text = to_utf32((*value)->value);
        if (school_words().is_in(text) || degree_words().is_in(text)) return false;
        position = position || position_words().is_in(text);
    }
    return position;
}

bool names_school_and_degree(const Education& education) {
    return education.institution && education.study_type &&
           school_words().is_in(to_utf32(education.institution->value)) &&
           degree_words().is_in(to_utf32(education.study_type->value));
}

class EducationReading {
public:
    explicit EducationReading(const Reading& reading) : reading_(reading) {}

    void read(const Section& section) {
        const std::vector<Entry> entries = find_entries(reading_, section, EntryKind::education);
        std::vector<ScoredHeading> headings;
        for (const Entry& entry : entries)
            headings.push_back(score_education(reading_, cut_pieces(reading_, entry.heading)));
        auto assignments = assign_roles(headings, education_rules());
        for (std::size_t i = 0; i < headings.size(); ++i)
            complete_area(headings[i], assignments[i]);
        const std::size_t fields = static_cast<std::size_t>(
            std::ranges::count_if(entries, [&](const Entry& entry) { return names_field(entry); })
        );
        fields_below_ = 2 * fields > entries.size();
        for (std::size_t i = 0; i < entries.size(); ++i)
            add(entries[i], headings[i], assignments[i]);
    }

    std::vector<Education> take() {
        join_entrances(all_);
        join_schools(all_);
        return std::move(all_);
    }

private:
    void add(const Entry& entry, const ScoredHeading& heading, const Assignment& assignment) {
        Education education;
        const double confidence = confidence_of(assignment.margin);
        if (const auto school = spans_of(heading, assignment, kSchool); !school.empty())
            education.institution = cite_joined(reading_, school, "entry.organization", confidence);
        if (auto degree = spans_of(heading, assignment, kDegree); !degree.empty()) {
            degree.front() = without_mark(reading_, degree.front());
            const DegreeParts parts = parts_of(reading_, degree.front());
            std::vector<Span>& last = degree;
            last.front() = parts.area ? *parts.area : parts.type;
            const auto whole = cite_joined(reading_, last, "entry.position", confidence);
            if (parts.area) {
                education.study_type = reading_.cite_text(parts.type, "entry.position", confidence);
                education.area = whole;
            } else {
                education.study_type = whole;
            }
        }
        auto area = spans_of(heading, assignment, kArea);
        if (!area.empty()) area.front() = without_joint(reading_, area.front());
        if (!area.empty() && !education.area)
            education.area = cite_joined(reading_, area, "entry.position", 0.8 * confidence);
        if (!education.study_type && !education.area)
            find_degree_below(entry, education);
        else if (education.study_type && !education.area && fields_below_ && names_field(entry))
            education.area = reading_.cite_text(entry.body.front().text, "entry.position", 0.6);
        EntryDates dates = cite_dates(reading_, entry, false);
        education.start_date = std::move(dates.start);
        education.end_date = std::move(dates.end);
        education.score = mark_of(entry);
        if (!education.institution && !education.study_type) return;
        if (is_job(education)) return;
        const EntryRow& first = entry.heading.empty() ? entry.body.front() : entry.heading.front();
        education.id = reading_.entry_id("education", first.text.start);
        all_.push_back(std::move(education));
    }

    /// "Ingeniería del Software, Grado": what stands next to the degree, and is nothing else, is
    /// its field.
    void complete_area(const ScoredHeading& heading, Assignment& assignment) const {
        auto& roles = assignment.roles;
        if (std::ranges::find(roles, kArea) != roles.end()) return;
        for (std::size_t i = 0; i < heading.size(); ++i) {
            const bool before = i + 1 < roles.size() && roles[i + 1] == kDegree;
            const bool behind = i > 0 && roles[i - 1] == kDegree;
            const auto text = reading_.slice(heading[i].piece.span);
            const bool plain = words_in(text).size() <= 5 && std::ranges::none_of(text, is_digit) &&
                               !is_lower(text.front()) && text.size() > 3;
            if (roles[i] != kNoRole || !(before || behind) || heading[i].piece.right || !plain ||
                mark_words().is_in(text) || school_words().is_in(text) ||
                heading[i].scores[kSchoolPlace] > 0.2)
                continue;
            roles[i] = kArea;
            return;
        }
    }

    /// "Lettres modernes" in a row of its own below the degree.
    bool names_field(const Entry& entry) const {
        if (entry.heading.empty() || entry.body.empty()) return false;
        const EntryRow& row = entry.body.front();
        const auto text = reading_.slice(row.text);
        const bool plain = !text.empty() && !row.bullet && !row.note && !row.continues &&
                           row.dates.empty() && row.cells.size() == 1 &&
                           row.page == entry.heading.back().page;
        return plain && words_in(text).size() <= 5 && !is_lower(text.front()) &&
               std::none_of(
                   text.begin(),
                   text.end(),
                   [](char32_t c) {
                       return is_digit(c) || is_colon(c) || contains(U".,;", {&c, 1});
                   }
               ) &&
               !mark_words().is_in(text) && !school_words().is_in(text) &&
               !degree_words().is_in(text) && !find_heading(text) && !is_sure_place(text);
    }

    /// "Master of Arts, 05/2016, GPA 3.7": what stands before the date, if that is a degree.
    Span before_dates(Span row) const {
        const auto text = reading_.slice(row);
        const auto dates = find_time_spans(text);
        if (dates.empty() || !degree_words().is_in(text.substr(0, dates.front().span.start)))
            return row;
        row.end = row.start + dates.front().span.start;
        while (!row.empty() && contains(U" ,(|–-", {&reading_.text()[row.end - 1], 1})) --row.end;
        return row;
    }

    /// "• Master of Business Management" under the school's name.
    void find_degree_below(const Entry& entry, Education& education) const {
        for (std::size_t i = 0; i < entry.body.size() && i < 3; ++i) {
            const EntryRow& row = entry.body[i];
            const Span degree = before_dates(row.text);
            const auto text = reading_.slice(degree);
            const auto words = words_in(text);
            if (words.empty() || words.size() > 9 || row.note || row.continues) continue;
            const auto first =
                text.substr(0, words[std::min<std::size_t>(words.size(), 3) - 1].span.end);
            if (!degree_words().is_in(first) || mark_words().is_in(text)) continue;
            const DegreeParts parts = parts_of(reading_, degree);
            education.study_type = reading_.cite_text(parts.type, "entry.position", 0.7);
            if (parts.area) education.area = reading_.cite_text(*parts.area, "entry.position", 0.7);
            return;
        }
    }

    MaybeText mark_of(const Entry& entry) const {
        for (const auto* rows : {&entry.heading, &entry.body})
            for (const EntryRow& row : *rows)
                for (const Cell& cell : row.cells)
                    if (const auto mark = mark_in(reading_, cell.span))
                        return reading_.cite_text(*mark, "entry.text", 0.9);
        return std::nullopt;
    }

    const Reading& reading_;
    std::vector<Education> all_;
    bool fields_below_ = false;  ///< Most entries of the section name a field below the degree.
};

}  // namespace

std::vector<Education> find_education(
    const Reading& reading, const std::vector<Section>& sections
) {
    EducationReading education(reading);
    for (const Section& section : sections)
        if (section.kind == SectionKind::education) education.read(section);
    std::vector<Education> found = education.take();
    if (!found.empty()) return found;
    // "Training" may be all that a resume says of schools.
    for (const Section& section : sections)
        if (section.kind == SectionKind::certificates) education.read(section);
    found = education.take();
    std::erase_if(found, [](const Education& one) { return !names_school_and_degree(one); });
    return found;
}

}  // namespace vitae
