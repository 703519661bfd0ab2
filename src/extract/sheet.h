#pragma once
// A page before reading order: its pieces of text where they stand. Each format fills sheets,
// layout orders them, assemble turns them into Text.

#include <string>
#include <vector>

#include "model/text.h"

namespace vitae {

/// Letters that stand together: a word, or a part of one where the font changes inside it.
struct Piece {
    std::string text;  ///< UTF-8, without white space around it.
    Box box;
    double baseline = 0;
    double font_size = 0;
    bool bold = false;
    bool italic = false;
    bool joined = false;   ///< Continues the piece before it without a space.
    double lightness = 0;  ///< Of its color: 0 is black, 1 is white.
    int quarters = 0;      ///< Clockwise turns that its letters have made.
    int seen =
        0;  ///< In which picture of the page it was recognized, from 1; 0: the file tells it.
};

struct SheetLink {
    std::string target;
    Box box;
};

/// Pieces in one line, left to right.
struct Strip {
    std::vector<Piece> pieces;  ///< Never empty.
    int block = 0;              ///< Strips of one column or table cell share a number.

    Box box() const;
};

struct Sheet {
    double width = 0;
    double height = 0;
    std::vector<Piece> pieces;  ///< In any order; layout makes strips of them.
    std::vector<Strip> strips;  ///< In reading order.
    std::vector<SheetLink> links;
    int quarters = 0;           ///< Clockwise turns from the page as it is shown to this one.
    bool from_picture = false;  ///< Some of its text was recognized.
    bool has_hidden_text = false;
    bool told_elsewhere = false;    ///< Another sheet holds what it shows.
    bool has_damaged_text = false;  ///< Its letters are not all what the page shows.
};

}  // namespace vitae
