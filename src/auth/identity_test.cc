#include "auth/identity.h"

#include <gtest/gtest.h>

#include "base/test_result.h"

namespace vitae {
namespace {

TEST(ParseEmail, TakesOneSpellingOfAnAddress) {
    EXPECT_EQ(must(parse_email("Jane.Roe@EXAMPLE.com")), "jane.roe@example.com");
    const std::string longest = std::string(242, 'a') + "@example.com";
    EXPECT_EQ(outcome_of(parse_email(longest)), "ok");
    for (const std::string& text :
         {std::string(),
          std::string("jane"),
          std::string("@example.com"),
          std::string("jane@"),
          std::string("a@b@example.com"),
          std::string("jane roe@example.com"),
          std::string("jane\n@example.com"),
          "a" + longest})
        EXPECT_EQ(outcome_of(parse_email(text)), "email_malformed") << text;
}

}  // namespace
}  // namespace vitae
