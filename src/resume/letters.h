#pragma once
// What kind of letter a code point is, for rules that hold in every script. Thin names over ICU.

#include <string>
#include <string_view>

namespace vitae {

bool is_space(char32_t c);
bool is_digit(char32_t c);   ///< Of any script.
bool is_letter(char32_t c);  ///< Of any script; with its combining marks.
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_ideograph(char32_t c);  ///< Chinese, Japanese and Korean writing, which has no spaces.
bool is_bullet(char32_t c);
bool is_dash(char32_t c);
bool is_colon(char32_t c);

/// For comparing words: lower case, without accents, German sharp s as ss, digits as ASCII.
std::u32string fold(std::u32string_view text);
bool contains(std::u32string_view text, std::u32string_view part);

}  // namespace vitae
