#pragma once
// Tables of which layout took the first column for a column of the page: the rows of the others
// stand level with it, and so do the headings between. Called by sections.cc.

#include <vector>

#include "resume/sections.h"

namespace vitae {

/// Gives the rows of a block without headings to the sections that they stand level with.
void put_level(const Reading& reading, std::vector<Section>& sections);

}  // namespace vitae
