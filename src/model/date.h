#pragma once
// Dates as resumes give them: a year, often a month, seldom a day. Written YYYY, YYYY-MM or
// YYYY-MM-DD (ISO 8601, as JSON Resume wants it). Never an instant.

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vitae {

struct Date {
    int year = 0;
    int month = 0;  ///< 1 to 12; 0 when not given.
    int day = 0;    ///< 1 to 31; 0 when not given.

    friend auto operator<=>(const Date&, const Date&) = default;
};

std::string to_text(const Date& date);
/// Takes a date of the calendar between 1900 and 2100, in exactly the form that to_text writes.
Result<Date> parse_date(std::string_view text);
bool is_valid(const Date& date);

}  // namespace vitae
