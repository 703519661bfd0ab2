#pragma once
// Cuts the heading of an entry into pieces: what separators, gaps and changes of type part. The
// dates are left out.

#include "resume/entry_rows.h"

namespace vitae {

/// What stands before a piece.
enum class Joint {
    row,   ///< A new row.
    cell,  ///< A wide gap.
    mark,  ///< "|", "·", a dash, or a change of weight or slant.
    at,    ///< "at", "bei": what follows employs.
    comma
};

struct HeadingPiece {
    Span span;
    Span rest;  ///< Where it goes on in the next row; mostly empty.
    Joint before = Joint::row;
    std::size_t row = 0;  ///< Of the heading.
    std::size_t cell = 0;
    std::size_t place = 0;  ///< Among the pieces of its cell.
    ColumnRole column = ColumnRole::unnamed;
    bool right = false;
    bool bold = false;
    bool italic = false;
    long size = 0;
};

std::vector<HeadingPiece> cut_pieces(const Reading& reading, const std::vector<EntryRow>& heading);

}  // namespace vitae
