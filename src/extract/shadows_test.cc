#include "extract/shadows.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

/// Dark stripes on paper that is as light as `paper` says for each row.
template <class Paper>
Picture striped(Paper paper) {
    Picture picture{.width = 640, .height = 800};
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            picture.dots.push_back(static_cast<unsigned char>(x % 16 < 2 ? 40 : paper(y)));
    return picture;
}

int dot(const Picture& picture, int x, int y) {
    return picture.dots[static_cast<std::size_t>(y) * picture.width + x];
}

TEST(EvenOutLight, MakesPaperInAShadowAsLightAsTheRest) {
    Picture picture = striped([](int y) { return 160 + y / 10; });
    even_out_light(picture);
    for (const int y : {20, 400, 780}) {
        EXPECT_GT(dot(picture, 8, y), 235) << y;
        EXPECT_LT(dot(picture, 1, y), 80) << y;
    }
}

TEST(EvenOutLight, LeavesAPageThatIsEvenlyLit) {
    const Picture before = striped([](int) { return 200; });
    Picture picture = before;
    even_out_light(picture);
    EXPECT_EQ(picture.dots, before.dots);
}

}  // namespace
}  // namespace vitae
