#include "reader/lay_back.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

/// An upright page of 200 by 100 with a word in its upper left corner, that is also a name.
Extraction upright_page() {
    Extraction extraction;
    const Box corner{10, 5, 50, 15};
    Word word{.text = "Ada", .box = corner, .start = 0, .end = 3};
    extraction.text.pages.push_back({.width = 200, .height = 100, .lines = {{.words = {word}}}});
    CitedText name{.value = "Ada"};
    name.citation.evidence.push_back({.page = 1, .box = corner, .start = 0, .end = 3});
    extraction.record.basics.name = name;
    return extraction;
}

TEST(LayBack, PutsWordsAndEvidenceWhereThePageShowsThem) {
    Extraction extraction = upright_page();
    // The page lay on its right side: a quarter clockwise set it upright.
    lay_back(extraction, {1});
    const Page& page = extraction.text.pages.front();
    EXPECT_EQ(page.width, 100);
    EXPECT_EQ(page.height, 200);
    const Box lower_left{5, 150, 15, 190};
    EXPECT_EQ(page.lines.front().words.front().box, lower_left);
    EXPECT_EQ(extraction.record.basics.name->citation.evidence.front().box, lower_left);
}

TEST(LayBack, LeavesUprightPages) {
    Extraction extraction = upright_page();
    lay_back(extraction, {0});
    EXPECT_EQ(extraction.text.pages.front().width, 200);
    EXPECT_EQ(extraction.text, upright_page().text);
}

}  // namespace
}  // namespace vitae
