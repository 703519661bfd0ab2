#pragma once
// How telephone numbers that are written for one country are dialed from others: ITU-T E.164.
// Called by phones.cc. Pure.

#include <optional>
#include <string>
#include <string_view>

namespace vitae {

/// "+" with the country's code and the number, without the trunk prefix; nothing when the country
/// is not known or its numbers are shorter or longer. `country` is an ISO 3166-1 code; `digits` are
/// all that the number has.
std::optional<std::string> international_number(std::string_view country, std::string_view digits);

}  // namespace vitae
