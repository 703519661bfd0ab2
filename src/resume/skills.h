#pragma once
// Skills: lists are split into single skills, "Category: a, b" into a group with keywords.

#include "model/record.h"
#include "resume/sections.h"

namespace vitae {

std::vector<Skill> find_skills(const Reading& reading, const std::vector<Section>& sections);

}  // namespace vitae
