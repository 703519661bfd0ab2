#pragma once
// The dates of one side of a gutter: whether they are the other side's, beside which one reads
// across. Called where columns are found and told from tables.

#include "extract/sides.h"

namespace vitae {

/// How much of a side is dates.
double date_share(const Side& side);

/// Dates, each level with something on the other side, in a side that holds titles as well.
bool is_rail_of_dates(const Side& side, const Side& other);

/// Nothing but dates, most of them over several lines, so that few are level with what they belong
/// to.
bool is_all_dates(const Side& side, const Side& other);

/// Most of the dates right of a gutter stand next to text that is left of it, and what else stands
/// at the right is further off or above them: another gutter runs there.
bool parts_dates(const Side& left, const Side& right);

}  // namespace vitae
