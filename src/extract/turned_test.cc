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
        const double width = sheet.width;
        order_sheet(sheet);
        EXPECT_EQ(sheet.width, width);
        ASSERT_EQ(sheet.strips.size(), upright.strips.size()) << quarters;
        for (std::size_t i = 0; i < upright.strips.size(); ++i)
            EXPECT_EQ(sheet.strips[i].pieces.back().text, upright.strips[i].pieces.back().text);
    }
}

TEST(OrderSheet, LeavesBoxesWhereTheyLie) {
    Sheet sheet = page(1);
    const Box before = sheet.pieces.front().box;
    order_sheet(sheet);
    const auto has_box = [&](const Strip& strip) {
        const Box& box = strip.pieces.front().box;
        return std::abs(box.x0 - before.x0) < 0.01 && std::abs(box.y0 - before.y0) < 0.01;
    };
    EXPECT_TRUE(std::any_of(sheet.strips.begin(), sheet.strips.end(), has_box));
}

}  // namespace
}  // namespace vitae
