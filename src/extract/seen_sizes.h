#pragma once
// Letters on a scan seem a little larger or smaller from line to line. Called by recognize.cc
// before the order of lines is found; pure.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Words whose size is close to that of most of the text have that size: only headings stand out.
void even_out_sizes(std::vector<Piece>& words);

}  // namespace vitae
