#pragma once
// Sections whose headings nobody knows are told by what stands in them. Called by sections.cc.

#include <vector>

#include "resume/sections.h"

namespace vitae {

/// Where a resume has no section of jobs, schools or skills by name, one with another name may be
/// it.
void name_unknown_sections(const Reading& reading, std::vector<Section>& sections);

}  // namespace vitae
