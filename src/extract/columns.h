#pragma once
// Finds the gutters between columns, and tells columns from tables: beside a column of dates one
// reads across, beside a sidebar one reads down.

#include <optional>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// A region's segments parted by one gutter. What lies above and below reaches across it.
struct Parting {
    std::vector<Strip> above, left, right, below;
    double gutter = 0;
    bool across = false;  ///< Left and right are the sides of a table.
    bool titles = false;  ///< Left are the titles of what stands beside and under them.
};

/// Parts a region at its best gutter; nothing when it is one column.
std::optional<Parting> part_columns(const std::vector<Strip>& region);

}  // namespace vitae
