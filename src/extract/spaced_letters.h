#pragma once
// Words whose letters stand apart for looks: "J A N E  D O E". Their letters come as words of their
// own.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Marks the letters of such words in a row, which is in order from left to right, as joined.
void join_spaced_letters(std::vector<Piece>& row);

}  // namespace vitae
