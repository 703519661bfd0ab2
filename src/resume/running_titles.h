#pragma once
// Rows that every page repeats: "Ada Example – 2/3", "Page 1 of 2". They belong to no section.

#include <vector>

#include "resume/reading.h"

namespace vitae {

/// True for each row of the reading that is one.
std::vector<bool> find_running_titles(const Reading& reading);

}  // namespace vitae
