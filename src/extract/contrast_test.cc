#include "extract/contrast.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

/// Paper with a few dots of another gray on it.
Picture paper(unsigned char gray, std::size_t dots) {
    Picture picture{.width = 100, .height = 100};
    picture.dots.assign(10'000, 245);
    std::fill_n(picture.dots.begin(), dots, gray);
    return picture;
}

TEST(DarkenPaleLetters, BringsAGrayHeadingNearToBlack) {
    Picture picture = paper(185, 300);
    darken_pale_letters(picture);
    EXPECT_LT(picture.dots.front(), 140);
    EXPECT_EQ(picture.dots.back(), 255);
}

TEST(DarkenPaleLetters, LeavesAPageThatLiesInTheShadow) {
    Picture picture = paper(185, 4000);
    darken_pale_letters(picture);
    EXPECT_EQ(picture.dots.front(), 185);
}

}  // namespace
}  // namespace vitae
