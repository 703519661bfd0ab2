#include "extract/attitude.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "extract/pix.h"

namespace vitae {

namespace {

constexpr double kLeastSkew = 0.15;
constexpr float kLeastSure = 2;
/// Halfway between paper and ink of most scanners.
constexpr int kInk = 150;

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

double find_skew(const Picture& picture) {
    const Pix gray = to_pix(picture);
    if (!gray) return 0;
    const Pix ink(pixThresholdToBinary(gray.get(), kInk));
    l_float32 angle = 0;
    l_float32 sure = 0;
    if (!ink || pixFindSkew(ink.get(), &angle, &sure) != 0 || sure < kLeastSure) return 0;
    return std::abs(angle) < kLeastSkew ? 0 : angle;
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
