#pragma once
// Education: school, degree and field, dates, mark, courses.

#include "resume/entry_text.h"

namespace vitae {

std::vector<Education> find_education(const Reading& reading, const std::vector<Section>& sections);

}  // namespace vitae
