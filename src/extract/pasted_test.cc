#include "extract/pasted.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

Piece word(std::string text, double x, double y, double width = 60) {
    return {
        .text = std::move(text),
        .box = {x, y, x + width, y + 10},
        .baseline = y + 8,
        .font_size = 10};
}

/// A picture of 300 by 100 points, 200 points below the top of the page.
Pasted picture(std::vector<Piece> pieces, const Attitude& attitude = {}) {
    return {
        .box = {100, 200, 400, 300},
        .frame = {.width = 600, .height = 200, .dots_per_point = 2},
        .seen = {std::move(pieces), attitude, 90}};
}

Sheet page() {
    return {
        .width = 612,
        .height = 792,
        .pieces = {word("above", 100, 100), word("beside", 40, 220, 30), word("below", 100, 400)}};
}

std::vector<std::string> words_of(const Sheet& sheet) {
    std::vector<std::string> words;
    for (const Strip& strip : sheet.strips)
        for (const Piece& piece : strip.pieces) words.push_back(piece.text);
    return words;
}

TEST(SetAmong, OrdersWordsOfAPictureWithThePagesOwn) {
    Sheet sheet = page();
    set_among({picture({word("first", 10, 20), word("second", 10, 40)})}, sheet);
    EXPECT_EQ(
        words_of(sheet), (std::vector<std::string>{"above", "beside", "first", "second", "below"})
    );
    EXPECT_TRUE(sheet.from_picture);
    EXPECT_EQ(sheet.strips[1].pieces.back().box, (Box{110, 220, 170, 230}));
}

TEST(SetAmong, LaysWordsBackWhereAPictureAskewShowsThem) {
    Sheet sheet = page();
    set_among({picture({word("left", 0, 45), word("right", 240, 45)}, {.skew = 2})}, sheet);
    const Strip& line = sheet.strips[2];
    ASSERT_EQ(line.pieces.size(), 2U) << "level, they share a line";
    const double rise = line.pieces[0].box.y0 - line.pieces[1].box.y0;
    EXPECT_NEAR(std::abs(rise), 240 * 0.035, 1);
}

TEST(SetAmong, PutsAPictureThatLiesOnItsSideLast) {
    Sheet sheet = page();
    // Once it is turned clockwise, the picture is 100 points wide.
    set_among({picture({word("first", 10, 20), word("second", 10, 60)}, {.quarters = 1})}, sheet);
    EXPECT_EQ(
        words_of(sheet), (std::vector<std::string>{"above", "beside", "below", "first", "second"})
    );
    const Box& box = sheet.strips[3].pieces[0].box;
    EXPECT_EQ(box, (Box{120, 230, 130, 290}));
}

TEST(IsText, IsNoneWhenShapesWereTakenForLetters) {
    const std::vector<Piece> words = {word("Ada", 0, 0), word("Example", 70, 0)};
    EXPECT_TRUE(is_text({words, {}, 90}));
    EXPECT_FALSE(is_text({words, {}, 40}));
    EXPECT_FALSE(is_text({{word("=~", 0, 0), word("Ada", 70, 0), word("|_-", 140, 0)}, {}, 90}));
    EXPECT_FALSE(is_text({{}, {}, 90}));
}

}  // namespace
}  // namespace vitae
