#include "extract/attitude.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "extract/pix.h"

namespace vitae {

namespace {

constexpr double kLeastSkew = 0.15;
/// Points that a line rises or falls by across the picture. To turn it for less blurs letters only.
constexpr double kLeastRise = 1.2;
constexpr float kLeastSure = 2;
/// Halfway between paper and ink of most scanners.
constexpr int kInk = 150;

/// How much surer the rising strokes must be than chance, and than those of lines across.
constexpr float kSureOfSide = 6;
constexpr float kMoreThanAcross = 1.4F;

Pix ink_of(const Picture& picture) {
    const Pix gray = to_pix(picture);
    return Pix(gray ? pixThresholdToBinary(gray.get(), kInk) : nullptr);
}

/// How much the ink of one row differs from the next one's: much where lines of text begin and end.
double unevenness(PIX* ink) {
    NUMA* rows = pixCountPixelsByRow(ink, nullptr);
    double sum = 0;
    l_float32 before = 0;
    for (l_int32 row = 0; row < numaGetCount(rows); ++row) {
        l_float32 now = 0;
        numaGetFValue(rows, row, &now);
        sum += static_cast<double>(now - before) * (now - before);
        before = now;
    }
    numaDestroy(&rows);
    return sum * pixGetHeight(ink);
}

bool lies_on_side(const Picture& picture) {
    const Pix ink = ink_of(picture);
    const Pix small(ink ? pixReduceRankBinaryCascade(ink.get(), 1, 1, 0, 0) : nullptr);
    const Pix aside(small ? pixRotateOrth(small.get(), 1) : nullptr);
    return aside && unevenness(aside.get()) > unevenness(small.get());
}

struct Point {
    double x;
    double y;
};

/// Takes back one clockwise quarter turn of a page of that height, before the turn.
Point turn_back(Point point, double height) {
    return {point.y, height - point.x};
}

Point level_back(Point point, Point center, double degrees) {
    const double angle = -degrees * std::numbers::pi / 180;
    const double x = point.x - center.x;
    const double y = point.y - center.y;
    return {
        center.x + x * std::cos(angle) - y * std::sin(angle),
        center.y + x * std::sin(angle) + y * std::cos(angle)};
}

}  // namespace

std::optional<int> find_side(const Picture& picture) {
    const Pix ink = ink_of(picture);
    l_float32 up = 0;
    l_float32 left = 0;
    if (!ink || pixOrientDetect(ink.get(), &up, &left, 0, 0) != 0) return std::nullopt;
    const bool across = std::abs(up) > std::abs(left);
    const l_float32 sure = std::abs(across ? up : left);
    if (sure < kSureOfSide || sure < kMoreThanAcross * std::abs(across ? left : up))
        return std::nullopt;
    if (across) return up > 0 ? 0 : 2;
    return left > 0 ? 1 : 3;
}

int likely_side(const Picture& picture, int expected) {
    const bool expected_on_side = expected % 2 != 0;
    if (lies_on_side(picture) == expected_on_side) return expected;
    return find_side(picture).value_or(0);
}

double find_skew(const Picture& picture) {
    const Pix ink = ink_of(picture);
    l_float32 angle = 0;
    l_float32 sure = 0;
    if (!ink || pixFindSkew(ink.get(), &angle, &sure) != 0 || sure < kLeastSure) return 0;
    const double across = picture.width / picture.dots_per_point;
    const double rise = std::abs(angle) * std::numbers::pi / 180 * across;
    return std::abs(angle) < kLeastSkew || rise < kLeastRise ? 0 : angle;
}

Picture set_upright(const Picture& picture, const Attitude& attitude) {
    Pix pix = to_pix(picture);
    if (pix && attitude.quarters != 0) pix.reset(pixRotateOrth(pix.get(), attitude.quarters));
    if (pix && attitude.skew != 0)
        pix.reset(pixRotate(
            pix.get(),
            static_cast<l_float32>(attitude.skew * std::numbers::pi / 180),
            L_ROTATE_AREA_MAP,
            L_BRING_IN_WHITE,
            0,
            0
        ));
    return pix ? from_pix(pix.get(), picture.dots_per_point) : picture;
}

Box place_back(const Box& box, const Picture& page, const Attitude& attitude) {
    const bool on_its_side = attitude.quarters % 2 != 0;
    double width = page.width / page.dots_per_point;
    double height = page.height / page.dots_per_point;
    if (on_its_side) std::swap(width, height);
    const Point corners[] = {
        {box.x0, box.y0}, {box.x1, box.y0}, {box.x0, box.y1}, {box.x1, box.y1}};
    std::vector<double> xs;
    std::vector<double> ys;
    for (Point corner : corners) {
        corner = level_back(corner, {width / 2, height / 2}, attitude.skew);
        // Turning swaps the sides of the page.
        for (int left = attitude.quarters; left > 0; --left)
            corner =
                turn_back(corner, (left % 2 != 0 ? page.height : page.width) / page.dots_per_point);
        xs.push_back(corner.x);
        ys.push_back(corner.y);
    }
    const auto [left, right] = std::minmax_element(xs.begin(), xs.end());
    const auto [top, bottom] = std::minmax_element(ys.begin(), ys.end());
    return {*left, *top, *right, *bottom};
}

}  // namespace vitae
