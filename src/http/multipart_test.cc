#include "http/multipart.h"

#include <gtest/gtest.h>

#include "base/test_result.h"

namespace vitae {
namespace {

constexpr std::string_view kType = "multipart/form-data; boundary=\"b c\"";

std::string one(const std::string& disposition, const std::string& content) {
    return "--b c\r\nContent-Disposition: " + disposition + "\r\nContent-Type: text/plain\r\n\r\n" +
           content + "\r\n--b c--\r\n";
}

TEST(Multipart, GivesNamesFileNamesAndContents) {
    const std::string body =
        one("form-data; name=\"files\"; filename=\"a \\\"b\\\"%22.txt\"", "x\r\n--b");
    const auto parts = must(parse_multipart(kType, body, 1));
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].name, "files");
    EXPECT_TRUE(parts[0].is_file);
    EXPECT_EQ(parts[0].file_name, "a \"b\"\".txt");
    EXPECT_EQ(parts[0].content, "x\r\n--b");
}

TEST(Multipart, KeepsBackslashesThatBrowsersSend) {
    const auto parts =
        must(parse_multipart(kType, one("form-data; name=f; filename=\"C:\\Users\\a.txt\"", ""), 1)
        );
    EXPECT_EQ(parts[0].file_name, "C:\\Users\\a.txt");
    EXPECT_EQ(parts[0].content, "");
}

TEST(Multipart, RefusesWhatIsNoForm) {
    const std::string good = one("form-data; name=f", "x");
    EXPECT_EQ(outcome_of(parse_multipart(kType, good, 0)), "too_many_parts");
    for (const std::string& body :
         {std::string(),
          std::string("--b c"),
          good.substr(0, good.size() - 6),
          one("attachment; name=f", "x"),
          one("form-data", "x"),
          one("form-data; name=\"f", "x"),
          std::string("--b cx\r\n\r\n\r\n--b c--")})
        EXPECT_EQ(outcome_of(parse_multipart(kType, body, 9)), "multipart_malformed") << body;
    for (const std::string_view type :
         {"",
          "application/json",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=\"a\r\nb\"",
          "multipart/mixed; boundary=b"})
        EXPECT_EQ(outcome_of(parse_multipart(type, good, 9)), "multipart_expected") << type;
}

}  // namespace
}  // namespace vitae
