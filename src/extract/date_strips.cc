#include "extract/date_strips.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "model/utf8.h"

namespace vitae {

namespace {

constexpr std::u32string_view kDashes = U"-–—‐‒−/";

int years_in(const Strip& strip) {
    int years = 0;
    for (const Piece& piece : strip.pieces) {
        int number = 0;
        int digits = 0;
        for (const char c : piece.text + ' ') {
            if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
                number = (number * 10 + (c - '0')) % 100'000;
                ++digits;
                continue;
            }
            if (digits == 4 && number >= 1950 && number < 2050) ++years;
            number = digits = 0;
        }
    }
    return years;
}

/// "2016–2021", and "2016–" below another that has its year.
bool is_date_of_its_own(const Strip& strip, bool has_year_above) {
    const std::u32string last = to_utf32(strip.pieces.back().text);
    const int years = years_in(strip);
    const bool open = !last.empty() && kDashes.find(last.back()) != std::u32string_view::npos;
    return years > 1 || (has_year_above && years == 1 && open);
}

}  // namespace

bool is_like_date(const Strip& strip) {
    int digits = 0;
    int others = 0;
    for (const Piece& piece : strip.pieces)
        for (const char c : piece.text) {
            digits += std::isdigit(static_cast<unsigned char>(c)) != 0 ? 1 : 0;
            others += std::isalpha(static_cast<unsigned char>(c)) != 0 ? 1 : 0;
        }
    return digits >= 4 && digits * 4 >= others;
}

bool is_of_dates(const Strip& strip) {
    if (is_like_date(strip)) return true;
    const std::u32string text = to_utf32(strip.pieces.front().text);
    if (text.empty() || strip.pieces.size() > 2) return false;
    const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
    const bool is_count = text.size() <= 2 && std::all_of(text.begin(), text.end(), is_digit);
    return kDashes.find(text.front()) != std::u32string_view::npos || is_count;
}

bool has_year(const Strip& strip) {
    return years_in(strip) > 0;
}

bool is_open_date(const Strip& date, const Strip& next) {
    const auto is_dash = [&](char32_t c) { return kDashes.find(c) != std::u32string_view::npos; };
    const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
    std::u32string text;
    for (const Piece& piece : date.pieces) text += to_utf32(piece.text) + U' ';
    const std::u32string more = to_utf32(next.pieces.front().text);
    if (text.empty() || more.empty() || is_date_of_its_own(next, has_year(date))) return false;
    if (is_dash(text[text.size() - 2]) || is_dash(more.front())) return true;
    // "December" above "2019 –", "2012 – June" above "2015".
    const std::size_t dash = text.find_last_of(kDashes);
    const std::size_t from = dash == std::u32string::npos ? 0 : dash;
    const bool has_digits =
        std::any_of(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), is_digit);
    if (has_digits || !is_digit(more.front())) return false;
    if (dash == std::u32string::npos) return date.pieces.size() == 1;
    // "2018 – now" has its end: what follows is another date.
    return next.pieces.size() == 1 && more.find_first_of(kDashes) == std::u32string::npos;
}

}  // namespace vitae
