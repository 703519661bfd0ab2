#include "model/nfc.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(ToNfc, ComposesWhatLooksTheSame) {
    const auto expect = [](std::string_view text, std::string_view composed) {
        const auto normal = to_nfc(text);
        ASSERT_TRUE(normal);
        EXPECT_EQ(*normal, composed);
    };
    expect("", "");
    expect("resume", "resume");
    expect("Re\u0301sume\u0301", "Résumé");
    expect("\u212b", "\u00c5");               // the angstrom sign is an A with a ring
    expect("\u1112\u1161\u11ab", "\ud55c");   // Hangul, by its parts
    expect("a\u0315\u0300", "\u00e0\u0315");  // marks in their canonical order
    expect("\u0958", "\u0915\u093c");         // one that composition leaves apart
    expect(std::string_view("a\0b", 3), std::string_view("a\0b", 3));
}

TEST(ToNfc, RefusesWhatIsNotUtf8) {
    for (const auto* text : {"\xff", "a\xc3", "\xed\xa0\x80", "\xc0\x80", "\xf5\x80\x80\x80"}) {
        const auto normal = to_nfc(text);
        ASSERT_FALSE(normal) << text;
        EXPECT_EQ(normal.error().reason.view(), "not_unicode");
    }
}

}  // namespace
}  // namespace vitae
