#include "extract/seen_addresses.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

Piece word(const std::string& text, double x0, double x1) {
    return {.text = text, .box = {x0, 90, x1, 102}, .baseline = 100, .font_size = 10};
}

TEST(KeepAddresses, PutsWhatWasReadAsEnglishInThePlaceOfWhatWasNot) {
    std::vector<Piece> words = {
        word("Correo", 40, 70), word("ada.ejemploW", 75, 140), word("example.com", 141, 200)};
    keep_addresses({word("Coreo", 40, 70), word("ada.ejemplo@example.com", 75, 200)}, words);
    ASSERT_EQ(words.size(), 2U);
    EXPECT_EQ(words[0].text, "Correo");
    EXPECT_EQ(words[1].text, "ada.ejemplo@example.com");
}

TEST(KeepAddresses, AddsAnAddressThatWasNotReadAtAll) {
    std::vector<Piece> words = {word("Porto", 40, 70)};
    keep_addresses({word("www.example.com", 100, 180)}, words);
    ASSERT_EQ(words.size(), 2U);
}

TEST(KeepAddresses, LeavesAWordThatHoldsMore) {
    std::vector<Piece> words = {word("E-Mail:ada@example.com", 40, 180)};
    keep_addresses({word("ada@example.com", 75, 180)}, words);
    ASSERT_EQ(words.size(), 1U);
    EXPECT_EQ(words[0].text, "E-Mail:ada@example.com");
}

TEST(KeepAddresses, TakesHostsWithoutAScheme) {
    std::vector<Piece> words = {word("maríiasoto.example.com", 40, 140)};
    keep_addresses({word("mariasoto.example.com", 40, 140)}, words);
    EXPECT_EQ(words[0].text, "mariasoto.example.com");
    std::vector<Piece> degree = {word("Ph.D.", 40, 70)};
    keep_addresses({word("Ph.d.", 40, 70)}, degree);
    EXPECT_EQ(degree[0].text, "Ph.D.");
}

TEST(MendAddresses, TakesOffABracketBesideTheSign) {
    std::vector<Piece> words = {
        word("ada(@example.com", 40, 140), word("(ada@example.com)", 40, 140)};
    mend_addresses(words);
    EXPECT_EQ(words[0].text, "ada@example.com");
    EXPECT_EQ(words[1].text, "(ada@example.com)");
}

TEST(MendAddresses, PutsTheSignForTheCapitalsThatItIsTakenFor) {
    const auto mended = [](const std::string& text) {
        std::vector<Piece> words = {word(text, 40, 140)};
        mend_addresses(words);
        return words[0].text;
    };
    EXPECT_EQ(mended("ada.exampleGWexample.com"), "ada.example@example.com");
    EXPECT_EQ(mended("ada.exampleWmail.example.com"), "ada.example@mail.example.com");
    for (const char* other :
         {"www.myWorld.com", "myWorld.com", "BMW.example.com", "e.g.Web", "v1.2W"})
        EXPECT_EQ(mended(other), other);
}

TEST(LinesWithAddresses, FindsWhatOtherModelsMakeOfAnAddress) {
    const std::vector<Box> lines = lines_with_addresses(
        {word("Correo:", 20, 60), word("ada.ejemplo", 75, 140), word("Wexample.com", 144, 210)}
    );
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].x0, 75);
    EXPECT_EQ(lines[0].x1, 210);
}

TEST(LinesWithAddresses, LeavesOrdinaryWords) {
    EXPECT_TRUE(lines_with_addresses({word("Universidad", 20, 90), word("S.L.", 95, 110)}).empty());
}

}  // namespace
}  // namespace vitae
