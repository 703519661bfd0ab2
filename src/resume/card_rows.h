#pragma once
// Entries set side by side, as cards in a grid. Called by entry_rows.cc.

#include <vector>

#include "resume/entry_rows.h"

namespace vitae {

/// Each cell is a date or a span of time.
bool holds_dates_alone(const Reading& reading, const EntryRow& row);

/// Where rows hold nothing but several spans of time, what stands below each belongs to it: puts
/// the cards one under the other.
void unfold_cards(const Reading& reading, std::vector<EntryRow>& rows);

}  // namespace vitae
