#include "extract/layout.h"

#include <gtest/gtest.h>

#include "extract/assemble.h"

namespace vitae {
namespace {

/// Puts words of ten points, five points wide a letter, at (x, y); gaps of one space are 3 points.
void put(Sheet& sheet, double x, double y, const std::string& words, double size = 10) {
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const double width = static_cast<double>(end - at) * size / 2;
        sheet.pieces.push_back(
            {.text = words.substr(at, end - at),
             .box = {x, y - 0.8 * size, x + width, y + 0.2 * size},
             .baseline = y,
             .font_size = size}
        );
        x += width + 0.3 * size;
        at = end + 1;
    }
}

std::string text_of(Sheet sheet) {
    sheet.width = 612;
    sheet.height = 792;
    order_sheet(sheet);
    return assemble({sheet}, "")->content;
}

TEST(OrderSheet, ReadsASidebarDownBeforeTheMainColumn) {
    Sheet sheet;
    put(sheet, 40, 40, "Ada Example", 20);
    for (int i = 0; i < 6; ++i) {
        // The columns' lines do not stand at the same heights.
        put(sheet, 40, 100 + 17 * i, "side " + std::to_string(i));
        put(sheet, 200, 100 + 14 * i, "main text that is longer " + std::to_string(i));
    }
    const std::string text = text_of(sheet);
    EXPECT_LT(text.find("side 5"), text.find("main text that is longer 0"));
    EXPECT_LT(text.find("Ada Example"), text.find("side 0"));
}

TEST(OrderSheet, ReadsAcrossAColumnOfDates) {
    Sheet sheet;
    for (int i = 0; i < 5; ++i) {
        put(sheet, 40, 100 + 40 * i, "2010 – 201" + std::to_string(i));
        put(sheet, 150, 100 + 40 * i, "Position number " + std::to_string(i));
        put(sheet, 150, 114 + 40 * i, "and what was done there");
    }
    EXPECT_EQ(
        text_of(sheet).substr(0, 59), "2010 – 2010 Position number 0\nand what was done there\n201"
    );
}

TEST(OrderSheet, KeepsADateAtTheRightMarginOnItsLine) {
    Sheet sheet;
    for (int i = 0; i < 4; ++i) {
        put(sheet, 40, 100 + 60 * i, "Firm " + std::to_string(i));
        put(sheet, 480, 100 + 60 * i, "May 201" + std::to_string(i));
        put(sheet,
            40,
            114 + 60 * i,
            "a line of text that runs over most of the width of the page here");
    }
    EXPECT_NE(text_of(sheet).find("Firm 3 May 2013\n"), std::string::npos);
}

TEST(OrderSheet, DropsTheSecondCopyOfWordsThatArePrintedTwice) {
    Sheet sheet;
    put(sheet, 40, 100, "Ada Example");
    put(sheet, 40.4, 100.2, "Ada Example");
    EXPECT_EQ(text_of(sheet), "Ada Example\n");
}

TEST(OrderSheet, JoinsPartsOfAWordWhoseFontChanges) {
    Sheet sheet;
    put(sheet, 40, 100, "mail:");
    put(sheet, 65, 100, "ada@example.com");
    EXPECT_EQ(text_of(sheet), "mail:ada@example.com\n");
}

TEST(CleanText, TakesApartLigaturesAndDropsWhatIsNotText) {
    EXPECT_EQ(
        clean_text("o\xEF\xAC\x83"
                   "ce"),
        "office"
    );  // one letter for "ffi"
    EXPECT_EQ(
        clean_text("Ausbil\xC2\xAD"
                   "dung"),
        "Ausbildung"
    );                                                         // soft hyphen
    EXPECT_EQ(clean_text("\xEE\x80\x80 555"), "555");          // private use: an icon
    EXPECT_EQ(clean_text("Zoe\xCC\x88"), "Zoë");               // combining diaeresis
    EXPECT_EQ(clean_text("\xEF\xBA\x8D\xEF\xBB\xBB"), "الا");  // Arabic letter forms
}

TEST(Assemble, GivesEachWordItsSpanInCodePoints) {
    Sheet sheet{.width = 612, .height = 792};
    put(sheet, 40, 100, "Zoë 漢字 end");
    sheet.links.push_back({"https://example.com", {60, 90, 90, 104}});
    order_sheet(sheet);
    const Text text = *assemble({sheet}, "");
    EXPECT_EQ(text.content, "Zoë 漢字 end\n");
    const auto& words = text.pages[0].lines[0].words;
    EXPECT_EQ(words[1].start, 4U);
    EXPECT_EQ(words[1].end, 6U);
    EXPECT_EQ(text.links[0].start, 4U);
    EXPECT_EQ(text.links[0].end, 6U);
}

}  // namespace
}  // namespace vitae
