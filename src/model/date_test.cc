#include "model/date.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(ParseDate, ReadsBackWhatToTextWrites) {
    for (const std::string text : {"2024", "2024-05", "2024-02-29"})
        EXPECT_EQ(to_text(*parse_date(text)), text);
}

TEST(ParseDate, RefusesWhatIsOffTheCalendarOrInAnotherForm) {
    for (const std::string text :
         {"",
          "24",
          "2024-13",
          "2024-00",
          "2023-02-29",
          "2024-5",
          "2024-05-00",
          "1899",
          "2024/05",
          "2024-05-01T00"})
        EXPECT_FALSE(parse_date(text)) << text;
}

}  // namespace
}  // namespace vitae
