#include "api/pages.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(AcceptsGzip, WhereTheHeaderNamesIt) {
    EXPECT_TRUE(accepts_gzip("gzip"));
    EXPECT_TRUE(accepts_gzip("gzip, deflate, br, zstd"));
    EXPECT_TRUE(accepts_gzip("br;q=1.0 ,\tGZIP;q=0.5"));
}

TEST(AcceptsGzip, NotWhereTheHeaderRulesItOut) {
    EXPECT_FALSE(accepts_gzip(""));
    EXPECT_FALSE(accepts_gzip("br, x-gzip"));
    EXPECT_FALSE(accepts_gzip("gzip;q=0"));
    EXPECT_FALSE(accepts_gzip("gzip; q=0.000, br"));
}

TEST(Page, HoldsTheStartPageAndEachFileCompressedToo) {
    const auto has = [](const std::string& name) {
        return std::ranges::any_of(page(), [&](const Asset& file) { return file.name == name; });
    };
    EXPECT_TRUE(has("index.html"));
    for (const Asset& file : page()) {
        const std::string name(file.name);
        EXPECT_FALSE(file.content.empty()) << name;
        EXPECT_TRUE(name.ends_with(".gz") || has(name + ".gz")) << name;
    }
}

}  // namespace
}  // namespace vitae
