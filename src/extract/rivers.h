#pragma once
// Columns so close that the gap between them is hardly wider than a space: white that runs down
// through many lines parts them. Called by make_segments; pure geometry.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Parts segments wherever a river of white crosses them.
std::vector<Strip> part_at_rivers(std::vector<Strip> segments);

}  // namespace vitae
