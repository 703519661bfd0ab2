#pragma once
// Dates that two rows hold together: "Sept 2018 –" above "May 2023", or a rail so narrow that
// "seit Okt. 2018" breaks. Called by entry_rows.cc alone.

#include "resume/entry_rows.h"

namespace vitae {

/// What is left of a span without brackets, separators and spaces at its ends.
Span bare_of_marks(std::u32string_view text, Span span);

void join_dates(const Reading& reading, std::vector<EntryRow>& rows);

}  // namespace vitae
