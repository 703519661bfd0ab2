#include "extract/text_look.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace vitae {
namespace {

constexpr int kWidth = 900;
constexpr int kHeight = 300;
constexpr double kScale = kLookResolution / 72;

Picture paper(unsigned char gray) {
    Picture picture{.width = kWidth, .height = kHeight, .dots_per_point = kScale};
    picture.dots.assign(static_cast<std::size_t>(kWidth) * kHeight, gray);
    return picture;
}

void paint(Picture& picture, int left, int top, int width, int height, unsigned char gray) {
    for (int y = top; y < top + height; ++y)
        std::fill_n(picture.dots.begin() + y * picture.width + left, width, gray);
}

/// Three words of five letters each, in one row: two strokes and a bar.
void write(Picture& picture, int top, unsigned char ink) {
    for (int word = 0; word < 3; ++word)
        for (int letter = 0; letter < 5; ++letter) {
            const int left = 100 + 150 * word + 24 * letter;
            paint(picture, left, top, 4, 24, ink);
            paint(picture, left + 12, top, 4, 24, ink);
            paint(picture, left, top + 10, 16, 4, ink);
        }
}

TEST(ShowsText, SeesRowsOfLettersOnAnyGround) {
    for (const auto& [ground, ink] : {std::pair{255, 0}, {240, 120}, {60, 250}}) {
        Picture picture = paper(static_cast<unsigned char>(ground));
        write(picture, 100, static_cast<unsigned char>(ink));
        EXPECT_TRUE(shows_text(picture, {})) << ground;
    }
}

TEST(ShowsText, DoesNotCountWhatThePageTellsItself) {
    Picture picture = paper(255);
    write(picture, 100, 0);
    EXPECT_FALSE(shows_text(picture, {{0, 90 / kScale, kWidth / kScale, 140 / kScale}}));
}

TEST(ShowsText, SeesNoneInEmptyPaperALogoOrGrain) {
    EXPECT_FALSE(shows_text(paper(255), {}));
    Picture logo = paper(255);
    paint(logo, 100, 100, 150, 60, 40);
    paint(logo, 280, 90, 20, 90, 90);
    EXPECT_FALSE(shows_text(logo, {}));
    Picture grain = paper(255);
    std::mt19937 chance(3);
    for (unsigned char& dot : grain.dots) dot = static_cast<unsigned char>(chance() % 256);
    EXPECT_FALSE(shows_text(grain, {}));
}

TEST(ShowsText, TakesPicturesOfAnySize) {
    EXPECT_FALSE(shows_text({}, {}));
    Picture dot{.width = 1, .height = 1, .dots = {0}, .dots_per_point = kScale};
    EXPECT_FALSE(shows_text(dot, {}));
    Picture line{.width = 3000, .height = 1, .dots_per_point = kScale};
    line.dots.assign(3000, 0);
    EXPECT_FALSE(shows_text(line, {}));
}

}  // namespace
}  // namespace vitae
