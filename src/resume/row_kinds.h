#pragma once
// Tells of each row of a section what it may be: a bullet, running text, a note, the rest of the
// row above. Called by entry_rows.cc; which rows head an entry is settled in entry_cut.cc.

#include "resume/entry_rows.h"

namespace vitae {

void tell_kinds(const Reading& reading, std::vector<EntryRow>& rows);

/// The first cell that is no date, nor a date with a place, or the first of all.
const Cell& main_cell(const Reading& reading, const EntryRow& row);

}  // namespace vitae
