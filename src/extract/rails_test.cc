// Words in a rail at the left of the text, and what stands beside them.

#include "extract/rails.h"

#include <gtest/gtest.h>

#include "extract/sheet_for_test.h"

namespace vitae {
namespace {

/// Titles in letters of 12 points, the second over two rows, and items beside each.
Sheet titles_over_two_rows() {
    Sheet sheet;
    put(sheet, 40, 100, "Contact", {.size = 12});
    put(sheet, 160, 101, "Phone (617) 555-0192 at all hours");
    put(sheet, 40, 180, "Professional Skills", {.size = 12});
    put(sheet, 160, 182, "Botany: bog coring, pollen counts");
    put(sheet, 40, 196, "Summary", {.size = 12});
    put(sheet, 160, 198, "Office: Excel, QGIS and reports");
    put(sheet, 40, 280, "Work", {.size = 12});
    put(sheet, 160, 281, "Surveyor at Tern Works Ltd");
    put(sheet, 160, 297, "Clerk at Globex Ltd in Leeds");
    return sheet;
}

TEST(ReadRails, JoinsATitleThatTakesTwoRowsBesideItsLines) {
    EXPECT_NE(
        text_of(titles_over_two_rows())
            .find("Professional Skills Summary\nBotany: bog coring, pollen counts\nOffice: Excel"),
        std::string::npos
    );
}

TEST(ReadRails, KeepsLabelsOfAFormWithTheirValues) {
    Sheet sheet;
    put(sheet, 40, 100, "Contact", {.bold = true});
    put(sheet, 160, 100, "for all matters of this letter");
    put(sheet, 40, 180, "Postal Code & City", {.bold = true});
    put(sheet, 160, 180, "BS1 4QA Bristol in England");
    put(sheet, 40, 196, "Region", {.bold = true});
    put(sheet, 160, 196, "Somerset, or what is near to it");
    put(sheet, 40, 280, "Phone", {.bold = true});
    put(sheet, 160, 280, "(617) 555-0192 at all hours");
    const std::string text = text_of(sheet);
    EXPECT_NE(text.find("Postal Code & City BS1 4QA"), std::string::npos) << text;
    EXPECT_NE(text.find("Region Somerset"), std::string::npos) << text;
}

}  // namespace
}  // namespace vitae
