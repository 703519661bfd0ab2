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

/// Lines of stems of which every other one rises, as those of Latin letters do.
Picture lines_of_letters() {
    Picture picture{.width = 1200, .height = 1600, .dots_per_point = 200.0 / 72};
    picture.dots.assign(1200 * 1600, 255);
    for (int y = 100; y < 1500; ++y)
        for (int x = 100; x < 1100; ++x) {
            const int row = (y - 100) % 50;
            const bool stem = (x - 100) % 16 < 4;
            const bool body = row >= 12 && row < 30 && (stem || row >= 26);
            const bool riser = (x - 100) % 64 < 4 && row < 30;
            if (body || riser) picture.dots[static_cast<std::size_t>(y) * 1200 + x] = 0;
        }
    return picture;
}

TEST(FindSide, SaysHowAPageMustBeTurned) {
    for (const int turned : {0, 1, 2, 3}) {
        const Picture page = set_upright(lines_of_letters(), {.quarters = turned});
        EXPECT_EQ(find_side(page), (4 - turned) % 4) << turned;
    }
}

TEST(FindSide, SaysNothingOfAPageWithoutLetters) {
    EXPECT_EQ(find_side(page()), std::nullopt);
}

TEST(LikelySide, ExpectsWhatItIsToldUnlessLinesRunOtherwise) {
    const Picture upright = lines_of_letters();
    EXPECT_EQ(likely_side(upright, 0), 0);
    EXPECT_EQ(likely_side(upright, 2), 2);
    EXPECT_EQ(likely_side(upright, 1), 0);
    EXPECT_EQ(likely_side(set_upright(upright, {.quarters = 1}), 0), 3);
}

}  // namespace
}  // namespace vitae
