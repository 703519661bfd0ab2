#include "resume/build.h"

#include <algorithm>

#include "model/language.h"
#include "resume/contact_rows.h"
#include "resume/date_words.h"
#include "resume/education.h"
#include "resume/emails.h"
#include "resume/entry_words.h"
#include "resume/headings.h"
#include "resume/languages.h"
#include "resume/links.h"
#include "resume/location.h"
#include "resume/name.h"
#include "resume/phones.h"
#include "resume/places.h"
#include "resume/sections.h"
#include "resume/skills.h"
#include "resume/small_sections.h"
#include "resume/work.h"

namespace vitae {

namespace {

std::vector<Span> spans_of(std::initializer_list<const MaybeText*> values) {
    std::vector<Span> spans;
    for (const MaybeText* value : values)
        if (*value)
            for (const Evidence& one : (*value)->citation.evidence)
                spans.push_back({one.start, one.end});
    return spans;
}

Basics build_basics(const Reading& reading, const std::vector<Section>& sections) {
    const ContactRows contact(reading, sections);
    Basics basics;
    basics.emails = find_emails(reading, contact);
    basics.phones = find_phones(reading, contact);
    WebAddresses web = find_links(reading, contact);
    basics.url = std::move(web.url);
    basics.profiles = std::move(web.profiles);
    Heading heading = find_name(reading, contact, basics.emails);
    basics.name = std::move(heading.name);
    basics.label = std::move(heading.label);
    basics.location = find_location(reading, contact, spans_of({&basics.name, &basics.label}));
    add_international_forms(basics.location, basics.phones);
    return basics;
}

/// Rows of a section, each with its own evidence.
std::optional<SectionText> section_text(const Reading& reading, const Section& section) {
    SectionText out{to_literal(section.kind), {}};
    for (const std::size_t at : section.rows) {
        CitedText row = reading.cite_text(reading.rows()[at].span, "section.body", 0.8);
        if (!out.text.value.empty()) out.text.value += '\n';
        out.text.value += row.value;
        append(out.text.citation, std::move(row.citation));
    }
    return out.text.value.empty() ? std::nullopt : std::optional(std::move(out));
}

/// What the owner says about themselves under a heading of its own.
MaybeText build_summary(const std::vector<SectionText>& sections) {
    for (const SectionText& section : sections)
        if (section.kind.view() == "profile") return section.text;
    return std::nullopt;
}

/// A resume says how its owner can be reached, or has sections that resumes have.
bool looks_like_resume(const Basics& basics, const std::vector<Section>& sections) {
    const auto typical = std::count_if(sections.begin(), sections.end(), [](const Section& s) {
        return s.kind == SectionKind::work || s.kind == SectionKind::education ||
               s.kind == SectionKind::skills || s.kind == SectionKind::languages;
    });
    const bool reachable = !basics.emails.empty() || !basics.phones.empty();
    return typical >= (reachable ? 1 : 2);
}

void fill_lists(const Reading& reading, const std::vector<Section>& sections, Record& record) {
    record.work = find_work(reading, sections);
    record.volunteer = find_volunteer(reading, sections);
    record.education = find_education(reading, sections);
    record.awards = find_awards(reading, sections);
    record.certificates = find_certificates(reading, sections);
    record.publications = find_publications(reading, sections);
    record.skills = find_skills(reading, sections);
    record.languages = find_languages(reading, sections);
    record.interests = find_interests(reading, sections);
    record.references = find_references(reading, sections);
    record.projects = find_projects(reading, sections);
}

}  // namespace

void prepare_resume() {
    prepare_places();
    prepare_towns();
    prepare_date_words();
    prepare_entry_words();
    prepare_languages();
    (void)find_heading(U"");
}

Built build_record(const Text& text) {
    const Reading reading(text);
    const std::vector<Section> sections = find_sections(reading);
    Built built;
    for (const Section& section : sections)
        if (auto passage = section_text(reading, section))
            built.sections.push_back(*std::move(passage));
    built.record.basics = build_basics(reading, sections);
    built.record.basics.summary = build_summary(built.sections);
    fill_lists(reading, sections, built.record);
    built.language = guess_language(text.content);
    if (!looks_like_resume(built.record.basics, sections))
        built.findings.push_back(*find_finding("not_a_resume"));
    return built;
}

}  // namespace vitae
