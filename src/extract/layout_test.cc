#include "extract/layout.h"

#include <gtest/gtest.h>

#include "extract/doubled_lines.h"
#include "extract/pdf_ligatures.h"
#include "extract/sheet_for_test.h"

namespace vitae {
namespace {

TEST(OrderSheet, ReadsASidebarDownBeforeTheMainColumn) {
    Sheet sheet;
    put(sheet, 40, 40, "Ada Example", {20});
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

TEST(OrderSheet, ReadsAcrossTablesWhoseLabelsComeAgain) {
    Sheet sheet;
    const char* labels[] = {"Client", "Period", "Role", "Text"};
    for (int i = 0; i < 12; ++i) {
        const int y = 100 + 14 * i + 12 * (i / 4);
        put(sheet, 40, y, labels[i % 4], {.bold = true});
        put(sheet, 150, y, "what it was in number " + std::to_string(i));
    }
    EXPECT_EQ(
        text_of(sheet).substr(0, 60),
        "Client what it was in number 0\nPeriod what it was in number "
    );
}

TEST(OrderSheet, TakesNoSpanOfTimeForTheRestOfAnOpenOne) {
    Sheet sheet;
    const char* dates[] = {"2021–", "2016–2021", "2013–2016", "2009–2013"};
    for (int i = 0; i < 4; ++i) {
        put(sheet, 40, 100 + 14 * i, dates[i]);
        put(sheet, 150, 100 + 14 * i, "Position number " + std::to_string(i));
    }
    EXPECT_EQ(
        text_of(sheet).substr(0, 65),
        "2021– Position number 0\n2016–2021 Position number 1\n2013–20"
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

TEST(OrderSheet, JoinsTheLettersOfASpacedName) {
    Sheet sheet;
    double x = 40;
    for (const char* word : {"JANE", "DOE"}) {
        for (const char* letter = word; *letter != 0; ++letter) {
            put(sheet, x, 100, std::string(1, *letter));
            x += 8;
        }
        x += 8;
    }
    EXPECT_EQ(text_of(sheet), "JANE DOE\n");
}

TEST(OrderSheet, KeepsWordsOfRailLinesAtTheirEntry) {
    Sheet sheet;
    for (int i = 0; i < 4; ++i) {
        const double y = 100 + 60 * i;
        put(sheet, 40, y, "Firm number " + std::to_string(i));
        put(sheet, 480, y, "Springfield");
        put(sheet, 44, y + 12, "• did something that fills much of the line here");
        put(sheet, 480, y + 12, "2010 – 201" + std::to_string(i));
        put(sheet, 44, y + 24, "• did more");
    }
    EXPECT_NE(
        text_of(sheet).find("Firm number 2 Springfield\n2010 – 2012\n• did something"),
        std::string::npos
    );
}

TEST(OrderSheet, SetsATitleInARailOnALineOfItsOwn) {
    Sheet sheet;
    for (int i = 0; i < 3; ++i) {
        put(sheet, 40, 100 + 60 * i, "SECTION", {12});
        put(sheet, 150, 100 + 60 * i, "Position number " + std::to_string(i));
        put(sheet, 150, 114 + 60 * i, "and what was done there");
    }
    EXPECT_EQ(
        text_of(sheet).substr(0, 50), "SECTION\nPosition number 0\nand what was done there\n"
    );
}

TEST(OrderSheet, ReadsCellsWithTitlesOfTheirOwnDown) {
    Sheet sheet;
    put(sheet, 40, 80, "a line of text that runs over most of the width of the page here");
    for (int i = 0; i < 2; ++i) {
        const double x = 40 + 200 * i;
        put(sheet, x, 100, "School " + std::to_string(i), {13});
        put(sheet, x, 114, "2001 - 200" + std::to_string(i));
        put(sheet, x, 128, "Degree " + std::to_string(i));
    }
    EXPECT_NE(text_of(sheet).find("School 0\n2001 - 2000\nDegree 0\nSchool 1"), std::string::npos);
}

TEST(OrderSheet, ReadsArabicFromTheRight) {
    Sheet sheet;
    // As the letters stand: the last one first.
    put(sheet, 296, 100, "ةكرش");
    put(sheet, 340, 100, "ةريدم");
    EXPECT_EQ(text_of(sheet), "مديرة شركة\n");
}

TEST(OrderSheet, PutsTheArticleRightThatAFontNamesBackwards) {
    Sheet sheet;
    // Lam and alef in one glyph, whose letters come in the wrong order: "al-amal".
    put(sheet, 240, 100, "لملأا");
    put(sheet, 340, 100, "ةريدم");
    EXPECT_NE(text_of(sheet).find("الأمل"), std::string::npos);
}

TEST(OrderSheet, JoinsCharactersThatAreSetApart) {
    Sheet sheet;
    // Three to the left of a space, each of them as wide as high, a little apart.
    for (int i = 0; i < 4; ++i) {
        const double x = 40 + 11.5 * i + (i == 3 ? 2 : 0);
        sheet.pieces.push_back(
            {.text = i % 2 == 0 ? "欧" : "阳", .box = {x, 90, x + 10, 102}, .baseline = 100}
        );
        sheet.pieces.back().font_size = 10;
    }
    EXPECT_EQ(text_of(sheet), "欧阳欧 阳\n");
}

TEST(MendLigatures, FindsTheLetterInAnAddressAndMendsTheDocument) {
    std::vector<Sheet> sheets(1);
    put(sheets[0], 40, 100, "h@ps://example.com A@ending ada@example.com @ada");
    mend_ligatures(sheets);
    EXPECT_EQ(text_of(sheets[0]), "https://example.com Attending ada@example.com @ada\n");
    EXPECT_TRUE(sheets[0].has_damaged_text);
}

TEST(DropDoubledLines, TakesOutCopiesOnlyWhereMostLinesAreDoubled) {
    std::vector<Sheet> sheets(1);
    for (int i = 0; i < 6; ++i)
        for (int copy = 0; copy < 2; ++copy)
            put(sheets[0], 40, 100 + 30 * i + 15 * copy, "line " + std::to_string(i));
    order_sheet(sheets[0]);
    std::vector<Sheet> single = sheets;
    single[0].strips.resize(1);
    drop_doubled_lines(sheets);
    EXPECT_EQ(sheets[0].strips.size(), 6U);
    drop_doubled_lines(single);
    EXPECT_EQ(single[0].strips.size(), 1U);
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
