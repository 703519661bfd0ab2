#include "extract/pdf_hidden.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/pdf_picture.h"

namespace vitae {

namespace {

/// What eyes do not tell apart, where black to white is 1.
constexpr double kLeastContrast = 0.05;
/// Darker letters show on paper, and drawing the page to see takes time.
constexpr double kPale = 0.85;

/// The commonest gray in a box.
double ground_below(const Picture& picture, const Box& box) {
    const auto dot = [&](double points, int most) {
        return std::clamp(static_cast<int>(points * picture.dots_per_point), 0, most - 1);
    };
    std::array<int, 256> count{};
    for (int y = dot(box.y0, picture.height); y <= dot(box.y1, picture.height); ++y)
        for (int x = dot(box.x0, picture.width); x <= dot(box.x1, picture.width); ++x)
            ++count[picture.dots[static_cast<std::size_t>(y) * picture.width + x]];
    return static_cast<double>(std::max_element(count.begin(), count.end()) - count.begin()) / 255;
}

}  // namespace

void drop_hidden_text(PDFDoc& document, int number, Sheet& sheet, Budget& budget) {
    const auto is_pale = [](const Piece& piece) { return piece.lightness > kPale; };
    if (std::none_of(sheet.pieces.begin(), sheet.pieces.end(), is_pale)) return;
    const Picture picture = render_ground(document, number, sheet, budget);
    if (picture.dots.empty()) return;
    const auto hidden = [&](const Piece& piece) {
        return is_pale(piece) &&
               std::abs(ground_below(picture, piece.box) - piece.lightness) < kLeastContrast;
    };
    sheet.has_hidden_text = std::erase_if(sheet.pieces, hidden) > 0;
}

}  // namespace vitae
