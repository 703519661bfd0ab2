#include "base/json.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(ParseJson, KeepsTheOrderOfMembersAndRoundTrips) {
    const std::string text = R"({"z":1,"a":[true,null,"é\n\u0001",-2.5],"m":{}})";
    const auto json = parse_json(text);
    ASSERT_TRUE(json);
    EXPECT_EQ(to_text(*json), R"({"z":1,"a":[true,null,"é\n\u0001",-2.5E0],"m":{}})");
    EXPECT_EQ(*parse_json(to_text(*json)), *json);
    EXPECT_EQ(*parse_json(to_pretty_text(*json)), *json);
}

TEST(ParseJson, RefusesWhatIsNotStrictJson) {
    const std::string deep(65, '[');
    for (const std::string text :
         {"", "{", "{'a':1}", "{\"a\":1,}", "[1] 2", "\"\xff\"", "18446744073709551615"})
        EXPECT_FALSE(parse_json(text)) << text;
    EXPECT_FALSE(parse_json(deep + std::string(65, ']')));
}

TEST(ParseJson, RefusesAMemberNamedTwice) {
    EXPECT_FALSE(parse_json(R"({"a":1,"a":2})"));
    EXPECT_FALSE(parse_json(R"({"b":{"a":1,"\u0061":2}})"));
    EXPECT_TRUE(parse_json(R"({"a":{"a":1},"b":{"a":2}})"));
}

TEST(Fields, NamesTheFieldThatIsWrong) {
    const Json json = *parse_json(R"({"path":7,"paht":"/x"})");
    Fields fields = *Fields::of(json);
    EXPECT_EQ(fields.find_string("path").error().field.view(), "path");
    EXPECT_EQ(fields.finish().error().echo.for_answer(), "paht");
    EXPECT_EQ(fields.get_string("source").error().reason.view(), "field_missing");
}

}  // namespace
}  // namespace vitae
