#pragma once
// Tables that have one narrow column: a rail of dates or labels beside what they belong to. A
// person reads the rail's words at the entry where they begin, however many lines they take.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// The lines of a region that is read across. The rail is what lies on one side of `gutter`; the
/// narrower side is taken for it.
std::vector<Strip> read_rails(std::vector<Strip> segments, double gutter, int block);

}  // namespace vitae
