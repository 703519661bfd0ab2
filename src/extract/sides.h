#pragma once
// The two sides of a gutter, and what they say about how to read them: down each column, or across
// as a table.

#include <vector>

#include "extract/date_strips.h"
#include "extract/sheet.h"

namespace vitae {

struct Block {
    const Strip* strip;
    Box box;
};

struct Side {
    std::vector<const Block*> blocks;
    double words = 0;
    Box box;

    void add(const Block& block);
};

/// How much of a side stands on lines of the other.
double aligned_share(const Side& side, const Side& other);

/// Dates or labels on one side, each on the line of what it belongs to.
bool is_table(const Side& left, const Side& right);

/// Titles with text of their own under them, as in the parts of a sidebar: one reads it down.
bool has_parts(const Side& side);

/// Both sides begin on one line with titles that look the same.
bool begin_with_titles(const Side& left, const Side& right);

/// In larger letters than most of the side's lines.
bool is_title_in(const Side& side, const Strip& strip);

/// Left are titles alone, in larger letters than the text at the right and level with it.
bool are_titles_of(const Side& left, const Side& right);

/// Most titles of one side are not level with one of the other: the sides are columns of their own.
bool have_own_titles(const Side& left, const Side& right);

/// Cells set side by side, each with a title of its own: both sides change their look together.
bool is_grid(const Side& left, const Side& right);

}  // namespace vitae
