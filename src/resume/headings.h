#pragma once
// Words that head the sections of resumes in the languages that Vitae reads, and how to find them
// on a line.

#include <optional>
#include <string_view>

#include "base/error.h"

namespace vitae {

enum class SectionKind {
    contact,
    personal,
    profile,
    work,
    education,
    skills,
    languages,
    certificates,
    projects,
    publications,
    awards,
    volunteer,
    interests,
    references,
    other
};

Literal to_literal(SectionKind kind);

/// The section that a line heads when its words say so, e.g. "WORK EXPERIENCE" or
/// "Ausbildung & Zertifikate:". Looks at the words alone.
std::optional<SectionKind> find_heading(std::u32string_view line);
/// The same when only the last words or the first are those of a heading: "Engineering
/// Experience", "Formación complementaria". For lines that look like headings.
std::optional<SectionKind> guess_heading(std::u32string_view line);

/// "Driving Experience (2.1 million miles)": without what brackets at its end say more.
std::u32string_view without_remark(std::u32string_view line);

}  // namespace vitae
