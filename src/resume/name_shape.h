#pragma once
// What names of people look like. Called by name.cc.

#include <string_view>
#include <vector>

#include "resume/reading.h"

namespace vitae {

std::vector<std::u32string_view> split_at_spaces(std::u32string_view text);
bool is_name_letter(char32_t c);
bool looks_like_name(std::u32string_view text);

/// "Echegaray Montero, Baltasar": the parts of a name that has the family's before a comma, the
/// given one first; other names whole.
std::vector<Span> given_name_first(const Reading& reading, Span name);

}  // namespace vitae
