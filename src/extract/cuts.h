#pragma once
// Rows at which a page can be cut, so that its middle is read first: its words tell the language,
// and no part of the page need be read twice. Called by recognize.cc; pure.

#include <vector>

#include "extract/picture.h"

namespace vitae {

struct PageCut {
    int row = 0;
    bool between_lines = true;  ///< No line of text is cut.
};

/// From the page's top to its bottom, both included; five parts, of which the outer ones may be
/// empty, or one when the page holds little. The middle part has some two dozen words.
std::vector<PageCut> choose_cuts(const Picture& picture);

}  // namespace vitae
