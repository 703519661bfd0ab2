#include "extract/doubled_lines.h"

#include <algorithm>

namespace vitae {

namespace {

bool say_the_same(const Strip& a, const Strip& b) {
    return std::equal(
        a.pieces.begin(),
        a.pieces.end(),
        b.pieces.begin(),
        b.pieces.end(),
        [](const Piece& left, const Piece& right) { return left.text == right.text; }
    );
}

}  // namespace

void drop_doubled_lines(std::vector<Sheet>& sheets) {
    constexpr std::size_t kLeastLines = 8;
    std::size_t lines = 0;
    std::size_t doubled = 0;
    for (const Sheet& sheet : sheets)
        for (std::size_t i = 0; i < sheet.strips.size(); ++i, ++lines)
            if (i > 0 && say_the_same(sheet.strips[i - 1], sheet.strips[i])) ++doubled;
    // Half of the lines are second copies when all are doubled.
    if (lines < kLeastLines || 10 * doubled < 3 * lines) return;
    for (Sheet& sheet : sheets)
        sheet.strips.erase(
            std::unique(sheet.strips.begin(), sheet.strips.end(), &say_the_same), sheet.strips.end()
        );
}

}  // namespace vitae
