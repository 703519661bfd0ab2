#pragma once
// Sheets for the tests of layout: words are put on them, and their text comes back in reading
// order.

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/assemble.h"
#include "extract/layout.h"
#include "extract/sheet.h"

namespace vitae {

struct WordLook {
    double size = 10;
    bool bold = false;
};

/// Puts words at (x, y), half their size wide a letter; gaps of one space are 0.3 of it.
inline void put(Sheet& sheet, double x, double y, const std::string& words, WordLook look = {}) {
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const double width = static_cast<double>(end - at) * look.size / 2;
        sheet.pieces.push_back(
            {.text = words.substr(at, end - at),
             .box = {x, y - 0.8 * look.size, x + width, y + 0.2 * look.size},
             .baseline = y,
             .font_size = look.size,
             .bold = look.bold}
        );
        x += width + 0.3 * look.size;
        at = end + 1;
    }
}

inline std::string text_of(Sheet sheet) {
    sheet.width = 612;
    sheet.height = 792;
    order_sheet(sheet);
    return assemble({sheet}, "")->content;
}

}  // namespace vitae
