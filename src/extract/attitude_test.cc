#include "extract/attitude.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

/// A page of 200 by 100 dots with one dark rectangle of 20 by 10 at (30, 40).
Picture page() {
    Picture picture{.width = 200, .height = 100, .dots_per_point = 2};
    picture.dots.assign(200 * 100, 255);
    for (int y = 40; y < 50; ++y)
        for (int x = 30; x < 50; ++x) picture.dots[static_cast<std::size_t>(y) * 200 + x] = 0;
    return picture;
}

/// The box around what is dark, in points.
Box dark_box(const Picture& picture) {
    Box box{1e9, 1e9, 0, 0};
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (picture.dots[static_cast<std::size_t>(y) * picture.width + x] < 128)
                box = {
                    std::min(box.x0, x / picture.dots_per_point),
                    std::min(box.y0, y / picture.dots_per_point),
                    std::max(box.x1, (x + 1) / picture.dots_per_point),
                    std::max(box.y1, (y + 1) / picture.dots_per_point)};
    return box;
}

TEST(PlaceBack, FindsABoxOnThePageAsItLies) {
    for (const Attitude attitude :
         {Attitude{1, 0}, Attitude{2, 0}, Attitude{3, 0}, Attitude{0, 2}, Attitude{1, -2}}) {
        const Picture upright = set_upright(page(), attitude);
        const Box box = place_back(dark_box(upright), page(), attitude);
        const Box wanted = dark_box(page());
        EXPECT_NEAR(box.x0, wanted.x0, 1) << attitude.quarters << ' ' << attitude.skew;
        EXPECT_NEAR(box.y0, wanted.y0, 1) << attitude.quarters << ' ' << attitude.skew;
        EXPECT_NEAR(box.x1, wanted.x1, 1) << attitude.quarters << ' ' << attitude.skew;
        EXPECT_NEAR(box.y1, wanted.y1, 1) << attitude.quarters << ' ' << attitude.skew;
    }
}

}  // namespace
}  // namespace vitae
