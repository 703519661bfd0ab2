#include "extract/grounds.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace vitae {
namespace {

Picture paper() {
    Picture picture{.width = 600, .height = 400};
    picture.dots.assign(600U * 400, 240);
    return picture;
}

void paint(Picture& picture, int left, int top, int width, int height, unsigned char gray) {
    for (int y = top; y < top + height; ++y)
        std::fill_n(picture.dots.begin() + y * picture.width + left, width, gray);
}

unsigned char dot(const Picture& picture, int x, int y) {
    return picture.dots[static_cast<std::size_t>(y) * picture.width + x];
}

TEST(TurnDarkGroundsLight, MakesWhiteLettersInASidebarBlackOnPaper) {
    Picture picture = paper();
    paint(picture, 0, 0, 200, 400, 60);
    paint(picture, 80, 200, 4, 24, 250);
    turn_dark_grounds_light(picture);
    EXPECT_LT(dot(picture, 82, 210), 30);
    EXPECT_GT(dot(picture, 150, 210), 240);
    EXPECT_EQ(dot(picture, 400, 210), 240);
}

TEST(TurnDarkGroundsLight, TellsGroundsOfMiddlingTonesByTheirLetters) {
    Picture with_light = paper();
    paint(with_light, 0, 0, 600, 100, 165);
    for (int x = 80; x < 160; x += 8) paint(with_light, x, 40, 5, 24, 250);
    Picture with_dark = paper();
    paint(with_dark, 0, 0, 600, 100, 165);
    for (int x = 80; x < 160; x += 8) paint(with_dark, x, 40, 5, 24, 20);
    const Picture before = with_dark;
    turn_dark_grounds_light(with_light);
    turn_dark_grounds_light(with_dark);
    EXPECT_LT(dot(with_light, 82, 50), 40);
    EXPECT_GT(dot(with_light, 300, 50), 240);
    EXPECT_EQ(with_dark.dots, before.dots);
}

TEST(TurnDarkGroundsLight, LeavesLargeLettersOnPaper) {
    Picture picture = paper();
    paint(picture, 100, 100, 200, 60, 60);
    turn_dark_grounds_light(picture);
    Picture letters = paper();
    for (int x = 100; x < 300; x += 40) paint(letters, x, 100, 20, 60, 10);
    const Picture before = letters;
    turn_dark_grounds_light(letters);
    EXPECT_GT(dot(picture, 200, 130), 240) << "a band is a ground";
    EXPECT_EQ(letters.dots, before.dots) << "a heading is none";
}

TEST(TurnDarkGroundsLight, LeavesPhotographs) {
    Picture picture = paper();
    for (int step = 0; step < 10; ++step)
        paint(picture, 100, 100 + 20 * step, 200, 20, static_cast<unsigned char>(110 - 11 * step));
    const Picture before = picture;
    turn_dark_grounds_light(picture);
    EXPECT_EQ(picture.dots, before.dots);
}

TEST(SmoothGrain, SmoothsNoisyPaperAlone) {
    Picture noisy = paper();
    for (std::size_t i = 0; i < noisy.dots.size(); i += 2) noisy.dots[i] = 180;
    EXPECT_TRUE(smooth_grain(noisy));
    Picture clean = paper();
    EXPECT_FALSE(smooth_grain(clean));
}

}  // namespace
}  // namespace vitae
