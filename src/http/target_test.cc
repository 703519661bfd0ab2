#include "http/target.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(DecodeTarget, DecodesPathAndQuery) {
    const auto target = decode_target("/caf%C3%A9/a+b%3F?x=1+2%2B&y&&=z&x=3?4=5");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/café/a+b?");
    const std::vector<std::pair<std::string, std::string>> query = {
        {"x", "1 2+"}, {"y", ""}, {"", "z"}, {"x", "3?4=5"}};
    EXPECT_EQ(target->query, query);
}

TEST(DecodeTarget, TakesAnEmptyQuery) {
    EXPECT_TRUE(decode_target("/x?")->query.empty());
    EXPECT_TRUE(decode_target("/x")->query.empty());
}

TEST(DecodeTarget, RefusesWhatIsMalformedOrNotUtf8) {
    for (const char* text :
         {"", "x", "?x", "/%", "/%1", "/%1g", "/%00", "/%2f", "/\xff", "/?a=%80"})
        EXPECT_FALSE(decode_target(text)) << text;
}

}  // namespace
}  // namespace vitae
