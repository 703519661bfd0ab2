#include "extract/cuts.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

/// Lines of stripes, which are letters enough: 20 rows high, 20 rows apart.
Picture page_of_lines() {
    Picture picture{.width = 400, .height = 2000, .dots_per_point = 200.0 / 72};
    picture.dots.assign(400 * 2000, 255);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (y / 20 % 2 == 1 && x / 4 % 2 == 1)
                picture.dots[static_cast<std::size_t>(y) * 400 + x] = 0;
    return picture;
}

TEST(ChooseCuts, CutsBetweenLinesAndLeavesSomeInTheMiddle) {
    const std::vector<PageCut> cuts = choose_cuts(page_of_lines());
    ASSERT_EQ(cuts.size(), 6U);
    EXPECT_EQ(cuts.front().row, 0);
    EXPECT_EQ(cuts.back().row, 2000);
    EXPECT_GT(cuts[2].row, 400);
    EXPECT_LT(cuts[3].row, 1600);
    for (std::size_t i = 1; i < cuts.size(); ++i) {
        EXPECT_TRUE(cuts[i].between_lines);
        EXPECT_GT(cuts[i].row, cuts[i - 1].row);
        EXPECT_EQ(cuts[i].row / 20 % 2, 0);
    }
}

TEST(ChooseCuts, LeavesAPageWithoutLinesWhole) {
    Picture picture{.width = 40, .height = 30};
    picture.dots.assign(40 * 30, 255);
    const std::vector<PageCut> cuts = choose_cuts(picture);
    ASSERT_EQ(cuts.size(), 2U);
    EXPECT_EQ(cuts.back().row, 30);
}

TEST(ChooseCuts, SaysWhereItCutsLines) {
    // Without a gap anywhere.
    Picture picture = page_of_lines();
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            picture.dots[static_cast<std::size_t>(y) * 400 + x] = x / 4 % 2 == 1 ? 0 : 255;
    EXPECT_FALSE(choose_cuts(picture)[2].between_lines);
}

}  // namespace
}  // namespace vitae
