#pragma once
// Where a page's head ends that a gutter passes by: a head in the middle, or contacts at its right.
// Called by columns.cc.

#include "extract/sides.h"

namespace vitae {

/// Blocks `first` to `last - 1`, which lie beside x. Most of those at the right begin at `edge`.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
    double x = 0;
    double edge = 0;
};

/// The first block that is below the head; `first` when there is no head.
std::size_t end_of_head(const std::vector<Block>& blocks, const Stretch& run);

}  // namespace vitae
