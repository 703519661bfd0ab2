#pragma once
// First steps of layout: pieces → segments (words with ordinary spaces between them) → lines.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Pieces on one baseline without a wide gap. Columns can part between segments, never inside one.
std::vector<Strip> make_segments(std::vector<Piece> pieces);

/// Segments of one column → its lines, from the top down, each from left to right.
std::vector<Strip> make_lines(std::vector<Strip> segments, int block);

/// A mark before an item of a list.
bool is_bullet(const Piece& piece);

/// True when both stand on the same line.
bool share_line(const Strip& a, const Strip& b);

}  // namespace vitae
