#include "extract/turned.h"

#include <gtest/gtest.h>

#include "extract/sheet_for_test.h"

namespace vitae {
namespace {

/// A page of two columns that lies as a scanner or a careless program left it.
Sheet page(int quarters) {
    Sheet sheet{.width = 612, .height = 792};
    for (int i = 0; i < 6; ++i) {
        put(sheet, 40, 100 + 17 * i, "side " + std::to_string(i));
        put(sheet, 200, 100 + 14 * i, "main text that is longer " + std::to_string(i));
    }
    turn(sheet, quarters);
    return sheet;
}

TEST(OrderSheet, ReadsAPageThatLiesOnItsSideAsIfItStoodUpright) {
    Sheet upright = page(0);
    order_sheet(upright);
    for (int quarters = 1; quarters < 4; ++quarters) {
        Sheet sheet = page(quarters);
        order_sheet(sheet);
        EXPECT_EQ(sheet.width, upright.width);
        EXPECT_EQ(sheet.quarters, 0);
        ASSERT_EQ(sheet.strips.size(), upright.strips.size()) << quarters;
        for (std::size_t i = 0; i < upright.strips.size(); ++i)
            EXPECT_EQ(sheet.strips[i].pieces.back().text, upright.strips[i].pieces.back().text);
    }
}

}  // namespace
}  // namespace vitae
