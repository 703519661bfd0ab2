#include "extract/sample_rows.h"

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

TEST(ChooseSample, TakesLinesFromTheMiddleWithoutCuttingAny) {
    const Sample sample = choose_sample(page_of_lines());
    EXPECT_TRUE(sample.between_lines);
    EXPECT_GT(sample.area.top, 400);
    EXPECT_LT(sample.area.bottom, 1600);
    EXPECT_LT(sample.area.top, sample.area.bottom);
    EXPECT_EQ(sample.area.top / 20 % 2, 0);
    EXPECT_EQ(sample.area.bottom / 20 % 2, 0);
}

TEST(ChooseSample, TakesAllOfAPageWithoutLines) {
    Picture picture{.width = 40, .height = 30};
    picture.dots.assign(40 * 30, 255);
    EXPECT_EQ(choose_sample(picture).area, all_of(picture));
}

}  // namespace
}  // namespace vitae
