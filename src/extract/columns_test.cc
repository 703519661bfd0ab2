// Which of a page's columns are read down, which across, and where they begin and end.

#include <gtest/gtest.h>

#include "extract/sheet_for_test.h"

namespace vitae {
namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(PartColumns, ReadsDownASidebarWhoseLinesStandLevelWithTheText) {
    Sheet sheet;
    for (int part = 0; part < 2; ++part) {
        const double y = 100 + 70 * part;
        put(sheet, 40, y, "Title at the left", {13, true});
        put(sheet, 340, y, "Side " + std::to_string(part), {13, true});
        for (int i = 1; i < 5; ++i) {
            put(sheet, 40, y + 14 * i, "what was done there, in many words " + std::to_string(i));
            put(sheet, 340, y + 14 * i, "note " + std::to_string(10 * part + i));
        }
    }
    EXPECT_TRUE(has(text_of(sheet), "Side 0\nnote 1\nnote 2\nnote 3\nnote 4\nSide 1\nnote 11\n"));
}

TEST(PartColumns, PartsColumnsWhoseGapIsHardlyWiderThanASpace) {
    Sheet sheet;
    for (int i = 0; i < 9; ++i) {
        const std::string end(static_cast<std::size_t>(3 - i % 3), 'x');
        put(sheet, 60 + 5 * (i % 3), 100 + 14 * i, "to the left of it " + end);
        put(sheet, 166, 100 + 14 * i, "and right, in more words than left " + std::to_string(i));
    }
    EXPECT_TRUE(has(text_of(sheet), "to the left of it xxx\nto the left of it xx\n"));
}

TEST(PartColumns, LeavesDatesAtTheirTextBesideASidebar) {
    Sheet sheet;
    for (int i = 0; i < 4; ++i) {
        const double y = 100 + 42 * i;
        put(sheet, 40, y, "Position " + std::to_string(i), {10, true});
        put(sheet, 340, y, "2010 – 201" + std::to_string(i));
        put(sheet, 40, y + 14, "what was done there, in words");
        put(sheet, 40, y + 28, "and what was done besides");
        for (int j = 0; j < 3; ++j) put(sheet, 420, y + 3 + 14 * j, "a note at the side");
    }
    EXPECT_TRUE(has(text_of(sheet), "Position 2 2010 – 2012\nwhat was done"));
}

TEST(PartColumns, LeavesDatesAtTheirTextBelowAHeadInTheMiddle) {
    Sheet sheet;
    put(sheet, 240, 60, "Somebody", {26, true});
    put(sheet, 285, 76, "Electrician", {9, false});
    for (int i = 0; i < 3; ++i) {
        const double y = 100 + 60 * i;
        put(sheet, 40, y, "Position " + std::to_string(i), {10, true});
        put(sheet, 333, y, "2010 – 201" + std::to_string(i));
        for (int j = 1; j < 4; ++j) put(sheet, 40, y + 14 * j, "what was done there, in words");
        for (int j = 0; j < 4; ++j) put(sheet, 420, y + 2 + 14 * j, "a note at the side");
    }
    EXPECT_TRUE(has(text_of(sheet), "Position 1 2010 – 2011\nwhat was done"));
}

TEST(PartColumns, ReadsCellsOfARowTogether) {
    Sheet sheet;
    for (int i = 0; i < 3; ++i) {
        const double y = 100 + 70 * i;
        put(sheet, 40, y, "Firm " + std::to_string(i), {10, true});
        put(sheet, 40, y + 14, "Position there");
        put(sheet, 240, y, "done first, which takes some words to say");
        put(sheet, 240, y + 14, "done then, which takes some words to say");
        put(sheet, 240, y + 28, "done last");
    }
    EXPECT_TRUE(
        has(text_of(sheet),
            "Firm 1\nPosition there\ndone first, which takes some words to say\n"
            "done then, which takes some words to say\ndone last\nFirm 2")
    );
}

TEST(PartColumns, ReadsADateThatWrapsInItsRailAsOne) {
    Sheet sheet;
    for (int i = 0; i < 3; ++i) {
        const double y = 100 + 50 * i;
        put(sheet, 40, y, "09/2014 –");
        put(sheet, 40, y + 13, "05/2018");
        put(sheet, 110, y, "Position " + std::to_string(i), {10, true});
        put(sheet, 110, y + 13, "Firm that has a long name");
    }
    EXPECT_TRUE(has(text_of(sheet), "09/2014 – 05/2018 Position 1\nFirm that"));
}

TEST(PartColumns, DoesNotTakeTheNextDateForTheRestOfOneThatGoesOn) {
    Sheet sheet;
    for (int i = 0; i < 4; ++i) {
        put(sheet, 40, 100 + 13 * i, i == 0 ? "2018 – now" : "201" + std::to_string(i) + " – 2017");
        put(sheet, 140, 100 + 13 * i, "Position with a long name " + std::to_string(i));
    }
    EXPECT_TRUE(has(text_of(sheet), "2018 – now Position with a long name 0\n2011 – 2017"));
}

TEST(PartColumns, SetsEachTitleOfARailBeforeWhatStandsBesideIt) {
    Sheet sheet;
    put(sheet, 40, 100, "Skills", {14});
    put(sheet, 40, 160, "Talks", {14});
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 3; ++j) {
            const WordLook look{10, j == 0};
            put(sheet, 140, 100 + 60 * i + 14 * j, "left " + std::to_string(3 * i + j), look);
            put(sheet, 300, 100 + 60 * i + 14 * j, "right " + std::to_string(3 * i + j), look);
        }
    EXPECT_EQ(
        text_of(sheet),
        "Skills\nleft 0\nleft 1\nleft 2\nright 0\nright 1\nright 2\n"
        "Talks\nleft 3\nleft 4\nleft 5\nright 3\nright 4\nright 5\n"
    );
}

TEST(PartColumns, ReadsAcrossARailOfLabelsThatHoldsTheHeadingsToo) {
    Sheet sheet;
    double y = 60;
    const auto heading = [&](const std::string& text) {
        put(sheet, 60, y += 30, text, {12, true});
        y += 8;
    };
    const auto labeled = [&](const std::string& label, const std::string& text) {
        put(sheet, 60, y += 16, label);
        put(sheet, 220, y, text);
    };
    heading("About");
    labeled("Name", "Ada Example");
    labeled("Town", "Springfield");
    heading("Work");
    for (const std::string year : {"2019 – 2021", "2015 – 2018"}) {
        labeled(year, "Gardener");
        put(sheet, 220, y += 14, "planted this and that, in more words than a label");
    }
    heading("Schools");
    labeled("2011 – 2014", "Botany");
    const std::string text = text_of(sheet);
    EXPECT_TRUE(has(text, "About\nName Ada Example\nTown Springfield\nWork\n2019 – 2021 Gardener\n")
    );
    EXPECT_TRUE(has(text, "a label\nSchools\n2011 – 2014 Botany\n"));
}

TEST(PartColumns, ReadsAcrossARailWhoseLabelsWrap) {
    Sheet sheet;
    double y = 60;
    const auto labeled = [&](const std::string& label, const std::string& text) {
        put(sheet, 60, y += 16, label);
        put(sheet, 220, y, text);
    };
    for (const std::string year : {"2019 – 2021", "2015 – 2018"}) {
        put(sheet, 60, y += 30, year == "2019 – 2021" ? "Work" : "Before", {12, true});
        labeled("Time", year);
        labeled("What was done there", "planted this and that, in many words");
        labeled("Name of who paid for", "Ada Example & Sons, gardens and yards");
        put(sheet, 60, y += 12, "it all");
    }
    EXPECT_TRUE(has(text_of(sheet), "Before\nTime 2015 – 2018\nWhat was done there planted"));
}

TEST(PartColumns, ReadsAcrossToTheRightEdgeBelowHeadingsInTheMiddle) {
    Sheet sheet;
    const auto flush = [&](double y, const std::string& words) {
        double width = -3;
        for (const char c : words) width += c == ' ' ? 3 : 5;
        put(sheet, 540 - width - 3, y, words);
    };
    for (int i = 0; i < 2; ++i) {
        const double y = 100 + 60 * i;
        put(sheet, 260, y, i == 0 ? "Work" : "Schools", {12, true});
        put(sheet, 40, y + 14, "Ada Example", {10, true});
        flush(y + 14, "Oslo");
        put(sheet, 40, y + 28, "Gardener");
        flush(y + 28, i == 0 ? "2010 - 2013" : "2001 - 2010");
    }
    EXPECT_TRUE(has(text_of(sheet), "Ada Example Oslo\nGardener 2010 - 2013\nSchools\n"));
}

TEST(PartColumns, LeavesAHeadingAboveTheDateUnderIt) {
    Sheet sheet;
    for (int i = 0; i < 3; ++i) {
        const double y = 100 + 60 * i;
        if (i == 1) put(sheet, 40, y - 21, "Work", {12, false});
        put(sheet, 40, y, "201" + std::to_string(i) + " – 2017");
        put(sheet, 140, y, "Position with a long name " + std::to_string(i));
        put(sheet, 140, y + 14, "at a firm with one");
    }
    EXPECT_TRUE(has(text_of(sheet), "\nWork\n2011 – 2017 Position"));
}

TEST(PartColumns, SetsANameInLargeLettersApartFromContactsBesideIt) {
    Sheet sheet;
    put(sheet, 40, 100, "Ada Example", {26});
    put(sheet, 190, 100, "ada@example.com");
    EXPECT_EQ(text_of(sheet), "Ada Example\nada@example.com\n");
}

TEST(PartColumns, ReadsAcrossBelowAHeadInTheMiddle) {
    Sheet sheet;
    put(sheet, 230, 60, "Ada Example", {26});
    put(sheet, 180, 84, "12 Quay Road, 5003 Bergen, Norway, Europe");
    put(sheet, 200, 98, "ada@example.com and 555-0123 and more");
    put(sheet, 40, 130, "Experience", {14, true});
    put(sheet, 40, 150, "Tern Studio", {10, true});
    put(sheet, 520, 150, "Bergen");
    put(sheet, 40, 164, "Architect");
    put(sheet, 480, 164, "2018 - 2020");
    put(sheet, 40, 178, "what was done there, in many words that take all of the line, to its end");
    EXPECT_TRUE(has(text_of(sheet), "Experience\nTern Studio Bergen\nArchitect 2018 - 2020\nwhat"));
}

TEST(PartColumns, ReadsAcrossBelowContactsAtTheRightOfAHead) {
    Sheet sheet;
    put(sheet, 40, 60, "Ada Example", {22});
    for (int i = 0; i < 3; ++i)
        put(sheet, 460, 50 + 14 * i, i == 1 ? "ada@example.com" : "Cork " + std::to_string(i));
    put(sheet, 40, 110, "EXPERIENCE", {14, true});
    put(sheet, 40, 130, "Tern Elementary School", {10, true});
    put(sheet, 500, 130, "Edinburgh");
    put(sheet, 40, 144, "Teacher");
    put(sheet, 480, 144, "2018 - 2020");
    put(sheet, 40, 158, "what was done there, in many words that take all of the line, to its end");
    EXPECT_TRUE(
        has(text_of(sheet), "EXPERIENCE\nTern Elementary School Edinburgh\nTeacher 2018 - 2020\n")
    );
}

TEST(PartColumns, ReadsAcrossWhereOneSideHasDatesLabelsAndTitlesAlone) {
    Sheet sheet;
    const char* left[] = {"Name:", "E-Mail:", "", "seit 04/2016", "08/2009 - 03/2016"};
    const char* right[] = {"Ada Example", "ada@example.com", "", "Head of a shop", "Bookseller"};
    for (int i = 0; i < 5; ++i) {
        put(sheet,
            40,
            100 + 36 * i,
            left[i][0] == 0 ? "Berufspraxis" : left[i],
            {i == 2 ? 14.0 : 10});
        if (i == 2) continue;
        put(sheet, 200, 100 + 36 * i, right[i]);
        put(sheet, 200, 114 + 36 * i, "of " + std::to_string(i));
    }
    EXPECT_TRUE(has(
        text_of(sheet), "Name: Ada Example\nof 0\nE-Mail: ada@example.com\nof 1\nBerufspraxis\nseit"
    ));
}

TEST(CleanText, SetsTheDotUnderAnAccentThatTeXDrew) {
    EXPECT_EQ(
        clean_text("Garc\xC4\xB1\xCC\x81"
                   "a"),
        "Garc\xC3\xAD"
        "a"
    );
}

}  // namespace
}  // namespace vitae
