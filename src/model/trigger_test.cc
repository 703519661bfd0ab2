#include "model/trigger.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

/// The path in its one spelling, or the reason why it is refused.
std::string path_of(std::string_view text) {
    const auto path = parse_source_path(text);
    return path ? *path : std::string(path.error().reason.view());
}

/// "ok", or the field that is wrong and the reason.
std::string outcome_of(std::string_view body) {
    const auto trigger = parse_trigger(body);
    if (trigger) return "ok";
    const Error& error = trigger.error();
    EXPECT_EQ(error.code, Code::invalid);
    const std::string field(error.field.empty() ? error.echo.for_answer() : error.field.view());
    return field + ": " + std::string(error.reason.view());
}

TEST(ParseSourcePath, GivesOneSpelling) {
    EXPECT_EQ(path_of("/"), "/");
    EXPECT_EQ(path_of("//"), "/");
    EXPECT_EQ(path_of("/Resumes/2026"), "/Resumes/2026");
    EXPECT_EQ(path_of("//Resumes///2026/"), "/Resumes/2026");
    EXPECT_EQ(path_of("/Jose\u0301"), "/José");
    EXPECT_EQ(path_of("/ a b /c "), "/ a b /c ") << "spaces belong to names";
    EXPECT_EQ(path_of("/..."), "/...");
    EXPECT_EQ(path_of("/.git/..a"), "/.git/..a");
}

TEST(ParseSourcePath, RefusesWhatIsNotAbsolute) {
    for (const auto* text : {"", "a", "./a", "\\a", " /a", "C:\\a"})
        EXPECT_EQ(path_of(text), "path_not_absolute") << text;
}

TEST(ParseSourcePath, RefusesDotSegments) {
    for (const auto* text : {"/.", "/..", "/a/../b", "/a/./b", "/a/..", "/..//a", "//.//"})
        EXPECT_EQ(path_of(text), "path_has_dots") << text;
}

TEST(ParseSourcePath, RefusesControlCharacters) {
    for (char c = 1; c < 0x20; ++c)
        EXPECT_EQ(path_of(std::string("/a") + c), "path_has_control_character") << int{c};
    EXPECT_EQ(path_of(std::string_view("/a\0b", 4)), "path_has_control_character");
    EXPECT_EQ(path_of("/a\x7f"), "path_has_control_character");
}

TEST(ParseSourcePath, RefusesWhatIsNotUtf8) {
    for (const auto* text : {"/a\xff", "/\xc3", "/\xed\xa0\x80", "/\xc0\xaf"})
        EXPECT_EQ(path_of(text), "not_unicode");
}

TEST(ParseSourcePath, TakesUpTo1024BytesOfTheOneSpelling) {
    EXPECT_EQ(path_of("/" + std::string(1023, 'x')).size(), 1024U);
    EXPECT_EQ(path_of(std::string(500, '/') + std::string(1023, 'x')).size(), 1024U);
    EXPECT_EQ(path_of("/" + std::string(1024, 'x')), "path_too_long");
    std::string decomposed = "/";
    for (int i = 0; i < 500; ++i) decomposed += "e\u0301";  // three bytes, composed two
    EXPECT_EQ(path_of(decomposed).size(), 1001U);
    const auto error = parse_source_path("/" + std::string(2000, 'x')).error();
    EXPECT_EQ(error.actual, 2001);
    EXPECT_EQ(error.limit, 1024);
}

TEST(ParseSourcePath, GivesTheCallersInputBackButNotToTheLog) {
    const auto error = parse_source_path("/a/../b").error();
    EXPECT_EQ(error.field.view(), "dropboxPath");
    EXPECT_EQ(error.echo.for_answer(), "/a/../b");
}

TEST(ParseTrigger, AnEmptyBodyAsksForTheDefaults) {
    for (const auto* body : {"", " \r\n\t", "{}"}) {
        const auto trigger = parse_trigger(body);
        ASSERT_TRUE(trigger) << body;
        EXPECT_FALSE(trigger->path);
        EXPECT_FALSE(trigger->source);
    }
}

TEST(ParseTrigger, ReadsPathAndSource) {
    const auto trigger = parse_trigger(R"({"source":"hr","dropboxPath":"/Resumes/"})");
    ASSERT_TRUE(trigger);
    EXPECT_EQ(trigger->path, "/Resumes");
    EXPECT_EQ(trigger->source, "hr");
}

TEST(ParseTrigger, NamesTheFieldThatIsWrong) {
    EXPECT_EQ(outcome_of(R"({"dropboxPath":"a"})"), "dropboxPath: path_not_absolute");
    EXPECT_EQ(outcome_of(R"({"dropboxPath":1})").substr(0, 12), "dropboxPath:");
    EXPECT_EQ(outcome_of(R"({"dropboxPath":null})").substr(0, 12), "dropboxPath:");
    EXPECT_EQ(outcome_of(R"({"source":false})").substr(0, 7), "source:");
    EXPECT_EQ(outcome_of(R"({"path":"/a"})").substr(0, 5), "path:");
}

TEST(ParseTrigger, RefusesWhatIsNoJsonObject) {
    for (const auto* body : {"[]", "\"/a\"", "1", "null", "{", "{}x", "{\"a\":1,\"a\":1}", "\xff"})
        EXPECT_NE(outcome_of(body), "ok") << body;
    EXPECT_NE(outcome_of(std::string(100'000, '[')), "ok");
}

TEST(ParseIdempotencyKey, TakesPrintableAscii) {
    const auto outcome = [](const std::string& text) {
        const auto key = parse_idempotency_key(text);
        return key ? *key : std::string(key.error().reason.view());
    };
    for (const std::string& key : {std::string("k"), std::string("a b~"), std::string(255, 'k')})
        EXPECT_EQ(outcome(key), key);
    for (const std::string& key :
         {std::string(),
          std::string(256, 'k'),
          std::string("\t"),
          std::string("é"),
          std::string("a\0", 2),
          std::string("\x7f")})
        EXPECT_EQ(outcome(key), "idempotency_key_malformed");
}

}  // namespace
}  // namespace vitae
