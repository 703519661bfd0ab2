#pragma once
// Words that tell what a piece of an entry's heading is: a position, an employer, a school, a
// degree, a mark. In the languages of resumes; none of them names a person or a firm.

#include <string_view>

#include "resume/phrases.h"

namespace vitae {

/// "engineer", "Leiterin", "ingénieur": somebody who does this work.
const Gazetteer& position_words();
/// "senior", "intern", "freelance": say little alone, and much beside a position word.
const Gazetteer& rank_words();
/// "GmbH", "hospital", "labs": parts of the names of employers.
const Gazetteer& organization_words();
/// "Ltd", "S.A.", "株式会社": what only firms have in their names.
const Gazetteer& legal_forms();
/// "university", "lycée", "大学": parts of the names of schools.
const Gazetteer& school_words();
/// "Bachelor", "M.Sc.", "Abitur", "学士": degrees and certificates of schools.
const Gazetteer& degree_words();
/// "GPA", "Note", "grade": what a mark stands behind.
const Gazetteer& mark_words();
/// "remote", "home office": what stands in a place's place.
const Gazetteer& remote_words();
/// "operations", "marketing", "Vertrieb": what a position is for, and no employer is called alone.
const PhraseSet& function_words();
/// "period", "employer", "degree": what stands above the columns of a table.
const PhraseSet& column_words();
/// "at", "bei", "chez": between a position and an employer.
const Gazetteer& employer_joints();

void prepare_entry_words();

}  // namespace vitae
