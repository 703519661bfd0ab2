#pragma once
// How much a piece of an entry's heading looks like a position, an employer, a place, a school, a
// degree. Words decide; capitals and marks help. Called by work.cc and education.cc.

#include "resume/roles.h"

namespace vitae {

double position_score(std::u32string_view text);
double organization_score(std::u32string_view text);
double place_score(std::u32string_view text);
double school_score(std::u32string_view text);
double degree_score(std::u32string_view text);

/// Roles of a work entry's heading.
enum WorkRole : std::size_t { kOrganization, kPosition, kPlace };
ScoredHeading score_work(const Reading& reading, const std::vector<HeadingPiece>& pieces);
RoleRules work_rules();
/// How well the pieces read as the heading of one job.
double best_work_score(const Reading& reading, const std::vector<HeadingPiece>& pieces);

/// Roles of an education entry's heading.
enum SchoolRole : std::size_t { kSchool, kDegree, kArea, kSchoolPlace };
ScoredHeading score_education(const Reading& reading, const std::vector<HeadingPiece>& pieces);
RoleRules education_rules();
double best_education_score(const Reading& reading, const std::vector<HeadingPiece>& pieces);

}  // namespace vitae
