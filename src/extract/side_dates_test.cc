// Dates that stand beside what they belong to, over several lines or next to a sidebar.

#include <gtest/gtest.h>

#include "extract/sheet_for_test.h"

namespace vitae {
namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// In the middle of a narrow column.
void put_centred(Sheet& sheet, double y, const std::string& words) {
    const auto letters = static_cast<double>(words.size() - (words.size() > 8 ? 1 : 0));
    put(sheet, 500 - letters * 2.5, y, words);
}

TEST(SideDates, ReadDatesOverSeveralLinesAtTheEntryBesideThem) {
    Sheet sheet;
    for (int i = 0; i < 3; ++i) {
        const double y = 100 + 100 * i;
        put_centred(sheet, y - 4, "March 2001");
        put_centred(sheet, y + 12, "–");
        put_centred(sheet, y + 28, "April 200" + std::to_string(i + 2));
        put_centred(sheet, y + 52, std::to_string(i + 1) + " years");
        put(sheet, 40, y, "Position " + std::to_string(i) + " at an employer", {10, true});
        put(sheet, 40, y + 20, "what was done there, in a line that is long enough to be text");
        for (int j = 0; j < 2; ++j)
            put(sheet, 46, y + 40 + 18 * j, "- one thing among those that were done there");
    }
    const std::string text = text_of(sheet);
    EXPECT_TRUE(has(text, "Position 1 at an employer March 2001 – April 2003\nwhat was done"))
        << text;
    EXPECT_TRUE(has(text, "Position 2 at an employer March 2001 – April 2004\n")) << text;
}

TEST(SideDates, BelongToTheTextAlsoWhenTheSidebarHasDatesOfItsOwn) {
    Sheet sheet;
    for (int i = 0; i < 4; ++i) {
        const double y = 100 + 56 * i;
        put(sheet, 40, y, "Position " + std::to_string(i), {10, true});
        put(sheet, 340, y, "2010 – 201" + std::to_string(i));
        for (int j = 1; j < 4; ++j) put(sheet, 40, y + 14 * j, "what was done there, in words");
        put(sheet, 420, y + 5, "a school beside it");
        put(sheet, 420, y + 19, "2001 – 200" + std::to_string(i + 2));
        put(sheet, 420, y + 33, "another line of it");
    }
    EXPECT_TRUE(has(text_of(sheet), "Position 2 2010 – 2012\nwhat was done there"))
        << text_of(sheet);
}

}  // namespace
}  // namespace vitae
