#pragma once
// What lists of skills say beside the skills: how well, how long, and what a group of them is
// called. Called by skills.cc.

#include "resume/entry_rows.h"

namespace vitae {

/// "Advanced", "5 years", "2021", "B2": how well or how long something is known, and nothing else.
bool is_skill_level(std::u32string_view text);

/// "Go (6 years)" → "Go"; brackets that say more than a level stay.
Span without_level(const Reading& reading, Span item);

/// "Tool | Level | Last used" above a table of skills.
bool names_skill_columns(const Reading& reading, const EntryRow& row);

/// "Frameworks React, Django": how long the words are that name a group before a list without any
/// mark between; 0 when there are none.
std::size_t group_length(std::u32string_view text);

}  // namespace vitae
