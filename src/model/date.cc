#include "model/date.h"

#include <algorithm>
#include <chrono>

namespace vitae {

namespace {

std::string two_digits(int number) {
    return {'-', static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

}  // namespace

bool is_valid(const Date& date) {
    if (date.year < 1900 || date.year > 2100 || date.month < 0 || date.month > 12) return false;
    if (date.day == 0) return true;
    return date.month != 0 && std::chrono::year_month_day(
                                  std::chrono::year(date.year),
                                  std::chrono::month(static_cast<unsigned>(date.month)),
                                  std::chrono::day(static_cast<unsigned>(date.day))
                              )
                                  .ok();
}

std::string to_text(const Date& date) {
    std::string text = std::to_string(date.year);
    if (date.month != 0) text += two_digits(date.month);
    if (date.month != 0 && date.day != 0) text += two_digits(date.day);
    return text;
}

Result<Date> parse_date(std::string_view text) {
    const auto fits = [&](std::string_view form) {
        return text.size() == form.size() &&
               std::equal(form.begin(), form.end(), text.begin(), [](char f, char c) {
                   return f == '9' ? c >= '0' && c <= '9' : c == f;
               });
    };
    const Error malformed{
        Code::invalid,
        "date_malformed",
        "This is not a date. Write it as 2024, 2024-05 or 2024-05-31."};
    if (!fits("9999") && !fits("9999-99") && !fits("9999-99-99")) return malformed;
    Date date{.year = number_of(text.substr(0, 4))};
    if (text.size() > 4) date.month = number_of(text.substr(5, 2));
    if (text.size() > 7) date.day = number_of(text.substr(8, 2));
    if (!is_valid(date) || (text.size() > 4 && date.month == 0) ||
        (text.size() > 7 && date.day == 0))
        return malformed;
    return date;
}

}  // namespace vitae
