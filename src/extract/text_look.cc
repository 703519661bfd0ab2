#include "extract/text_look.h"

#include <algorithm>
#include <cstdint>

#include "extract/grounds.h"
#include "extract/pix.h"

namespace vitae {

namespace {

/// Heights of letters in points, from an x of seven points to the capitals of a name.
constexpr double kLeastHeight = 2.4;
constexpr double kMostHeight = 40;
/// More shapes than any page has letters: the grain of a photograph.
constexpr int kMostShapes = 12'000;
/// A word that is no chance.
constexpr int kLettersInRow = 4;
constexpr int kLeastLetters = 8;
/// Of all shapes that are as high as letters. Dots, hyphens and accents are not.
constexpr double kLeastShare = 0.45;

/// Dots around each that tell how light its ground is.
constexpr l_int32 kAround = 12;

/// Ink differs from what is around it, whatever the light.
Pix ink_of(const Picture& picture) {
    constexpr l_float32 kFactor = 0.3F;
    const Pix gray = to_pix(picture);
    PIX* ink = nullptr;
    if (!gray) return {};
    pixSauvolaBinarizeTiled(gray.get(), kAround, kFactor, 1, 1, nullptr, &ink);
    return Pix(ink);
}

std::vector<Box> shapes_in(PIX* ink) {
    constexpr l_int32 kByCornersToo = 8;
    std::vector<Box> shapes;
    BOXA* boxes = pixConnCompBB(ink, kByCornersToo);
    const l_int32 count = boxaGetCount(boxes);
    for (l_int32 i = 0; i < count && count <= kMostShapes; ++i) {
        l_int32 x = 0, y = 0, width = 0, height = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
        shapes.push_back({1.0 * x, 1.0 * y, 1.0 * x + width, 1.0 * y + height});
    }
    boxaDestroy(&boxes);
    return shapes;
}

/// Some letters of a word may touch.
bool is_like_letters(const Box& box, double dots_per_point) {
    constexpr double kMostLetters = 8;
    return box.height() > kLeastHeight * dots_per_point &&
           box.height() < kMostHeight * dots_per_point && box.width() < kMostLetters * box.height();
}

bool lies_in(const Box& box, const std::vector<Box>& known, double dots_per_point) {
    const double x = (box.x0 + box.x1) / 2 / dots_per_point;
    const double y = (box.y0 + box.y1) / 2 / dots_per_point;
    return std::ranges::any_of(known, [&](const Box& one) {
        return x >= one.x0 && x <= one.x1 && y >= one.y0 && y <= one.y1;
    });
}

/// True when `next` may be the letter after `one`: close at its right, on its line, about as high.
bool follows(const Box& one, const Box& next) {
    const double low = std::min(one.height(), next.height());
    const double high = std::max(one.height(), next.height());
    const double shared = std::min(one.y1, next.y1) - std::max(one.y0, next.y0);
    return next.x0 - one.x1 < 0.8 * high && next.x0 > one.x0 && shared > 0.6 * low &&
           high < 2.2 * low;
}

/// How many letters stand in rows of several. `letters` come from left to right.
int count_in_rows(const std::vector<Box>& letters) {
    std::vector<int> before(letters.size(), -1);
    std::vector<int> length(letters.size(), 1);
    int sum = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const Box& one = letters[i];
        const double reach = one.x1 + 2 * one.height();
        for (std::size_t j = i + 1; j < letters.size() && letters[j].x0 < reach; ++j) {
            if (before[j] >= 0 || !follows(one, letters[j])) continue;
            before[j] = static_cast<int>(i);
            length[j] = length[i] + 1;
            // The whole row counts once it is long enough.
            if (length[j] >= kLettersInRow) sum += length[j] == kLettersInRow ? length[j] : 1;
            break;
        }
    }
    return sum;
}

}  // namespace

bool shows_text(Picture picture, const std::vector<Box>& known) {
    if (std::min(picture.width, picture.height) < 3 * kAround) return false;
    turn_dark_grounds_light(picture);
    const Pix ink = ink_of(picture);
    if (!ink) return false;
    std::vector<Box> letters = shapes_in(ink.get());
    const double scale = picture.dots_per_point;
    std::erase_if(letters, [&](const Box& box) {
        return !is_like_letters(box, scale) || lies_in(box, known, scale);
    });
    std::ranges::sort(letters, {}, &Box::x0);
    const int in_rows = count_in_rows(letters);
    return in_rows >= kLeastLetters && in_rows > kLeastShare * static_cast<double>(letters.size());
}

}  // namespace vitae
