#pragma once
// Rows of tables that name their columns. Called by entry_rows.cc.

#include <vector>

#include "resume/entry_rows.h"

namespace vitae {

/// Where a cell begins; of one that takes two rows, the first.
double edge_of(const Reading& reading, const Cell& cell);

/// "Period | Employer | Position" above a table says nothing itself.
bool names_columns(const Reading& reading, const EntryRow& row);

/// Each cell below the names of columns learns what its column holds.
void name_cells(const Reading& reading, std::vector<EntryRow>& rows);

}  // namespace vitae
