#include "extract/seen_sizes.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(EvenOutSizes, LeavesOnlyHeadingsLarger) {
    std::vector<Piece> words;
    for (const double size : {9.6, 10.0, 10.0, 10.4, 13.0})
        words.push_back({.text = "word", .font_size = size});
    even_out_sizes(words);
    EXPECT_EQ(words[0].font_size, 10);
    EXPECT_EQ(words[3].font_size, 10);
    EXPECT_EQ(words[4].font_size, 13);
}

TEST(EvenOutSizes, LeavesAnEmptyPage) {
    std::vector<Piece> words;
    even_out_sizes(words);
    EXPECT_TRUE(words.empty());
}

}  // namespace
}  // namespace vitae
