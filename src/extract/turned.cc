#include "extract/turned.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vitae {

namespace {

/// Of the font size, from the baseline to the lower edge of most fonts' boxes.
constexpr double kDescent = 0.2;

void turn_once(Piece& piece, double height) {
    piece.box = turned(piece.box, height);
    piece.quarters = (piece.quarters + 1) % 4;
    piece.baseline = piece.quarters == 0 ? piece.box.y1 - kDescent * piece.font_size : piece.box.y1;
}

}  // namespace

Box turned(const Box& box, double height) {
    return {height - box.y1, box.x0, height - box.y0, box.x1};
}

int turns_to_upright(const Sheet& sheet) {
    std::array<std::size_t, 4> letters{};
    for (const Piece& piece : sheet.pieces) letters[piece.quarters % 4] += piece.text.size();
    const auto most = std::max_element(letters.begin(), letters.end()) - letters.begin();
    return static_cast<int>(4 - most) % 4;
}

void turn(Sheet& sheet, int quarters) {
    for (; quarters > 0; --quarters) {
        for (Piece& piece : sheet.pieces) turn_once(piece, sheet.height);
        for (Strip& strip : sheet.strips)
            for (Piece& piece : strip.pieces) turn_once(piece, sheet.height);
        for (SheetLink& link : sheet.links) link.box = turned(link.box, sheet.height);
        std::swap(sheet.width, sheet.height);
        sheet.quarters = (sheet.quarters + 1) % 4;
    }
}

}  // namespace vitae
