#pragma once
// How rows begin and end: whether one goes on in the next. Called by row_kinds.cc.

#include <string_view>

namespace vitae {

/// In lower case; "iOS" and "eBay" begin names.
bool begins_lower(std::u32string_view text);
/// "at Tern Works", below the position held there.
bool begins_with_joint(std::u32string_view text);
/// "Department of", "Sales and", "Research,": more has to come.
bool ends_open(std::u32string_view text);

}  // namespace vitae
