#pragma once
// Arabic, Hebrew and their like: a PDF has letters where they stand, so lines that are read from
// the right come in the wrong order, and their words backwards.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// True for letters of scripts that run to the left.
bool runs_to_the_left(char32_t letter);

/// True when most letters of the page do: its columns too are read from the right.
bool begins_at_right(const std::vector<Piece>& pieces);

/// Puts the words of such lines, and their letters unless they were recognized, in reading order.
void order_right_to_left(Sheet& sheet);

}  // namespace vitae
