#pragma once
// Columns whose cells belong together row by row: an employer at the left and what was done there
// at the right, or cards in a grid. White between the rows runs across both columns, and in each
// row both begin on one line. Called by layout; pure geometry.

#include <vector>

#include "extract/columns.h"

namespace vitae {

struct Band {
    std::vector<Strip> left, right;
};

/// The rows of a parting's columns from the top down; empty when each column is a whole.
std::vector<Band> find_bands(const Parting& parting);

/// True when cells at the left have a title and more, which no rail of dates or labels has.
bool have_full_cells(const std::vector<Band>& bands);

}  // namespace vitae
