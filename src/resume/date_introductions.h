#pragma once
// Words before a date that say which it is. Called by entry_rows.cc and entries.cc.

#include <string_view>

#include "resume/dates.h"

namespace vitae {

/// "completed in 2012", "Class of 2019": words that say which date it is are none of the entry's.
void take_introduction(std::u32string_view text, Span cell, TimeSpan& time);

}  // namespace vitae
