#pragma once
// When two values say the same. A person writes "ACME Inc." where a record has "Acme, Inc", and
// neither is wrong. Pure; any thread.

#include <string>
#include <string_view>

namespace vitae {

/// Letters and digits without accents and case, single spaces between; `+` and `#` stay, for C++.
std::string plain_form(std::string_view text);
/// The last nine digits, which no country code or trunk prefix changes.
std::string phone_digits(std::string_view text);
/// Without scheme, `www.` and the slash at its end.
std::string bare_link(std::string_view text);
/// The year of a date; "present" for any other text; empty for none.
std::string year_of(std::string_view text);

/// From 0 to 1: twice the letters in common blocks, over the letters of both (Ratcliff and
/// Obershelp, 1988).
double similarity(std::u32string_view a, std::u32string_view b);

/// True when one is most of the other or both are at least that similar, in their plain forms.
bool is_alike(std::string_view a, std::string_view b, double least = 0.82);
bool is_same_link(std::string_view a, std::string_view b);
/// Places are alike sooner: one long word in common is enough.
bool is_same_place(std::string_view truth, std::string_view found);

}  // namespace vitae
