#include "extract/seen_bullets.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

Piece word(const std::string& text, double x0, double x1, double baseline) {
    return {
        .text = text,
        .box = {x0, baseline - 7, x1, baseline + 1},
        .baseline = baseline,
        .font_size = 10};
}

TEST(MendBullets, MakesLettersBeforeTheItemsOfAListBulletsInTheirLines) {
    std::vector<Piece> words = {
        word("o", 40, 43, 102),
        word("Planned", 50, 90, 100),
        word("e", 40, 43, 122),
        word("Bought", 50, 85, 120)};
    mend_bullets(words);
    EXPECT_EQ(words[0].text, "•");
    EXPECT_EQ(words[0].baseline, 100);
    EXPECT_EQ(words[2].text, "•");
}

TEST(MendBullets, LeavesWordsOfOneLetter) {
    std::vector<Piece> words = {
        word("e", 40, 45, 100),
        word("vendite", 48, 90, 100),
        word("acquisti", 40, 80, 120),
        word("e", 83, 88, 120),
        word("vendite", 91, 130, 120)};
    mend_bullets(words);
    EXPECT_EQ(words[0].text, "e");
    EXPECT_EQ(words[3].text, "e");
}

}  // namespace
}  // namespace vitae
