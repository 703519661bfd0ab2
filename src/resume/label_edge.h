#pragma once
// Labels that stand before what they name, row by row, flush with one edge as in the Europass form:
// "Dates", "Occupation or position held". They come again in every entry. Called by entry_rows.cc.

#include <optional>

#include "resume/reading.h"

namespace vitae {

/// Where such labels end; nothing when the document has none.
std::optional<double> find_label_edge(const Reading& reading);
bool ends_at(double edge, const Box& box);

}  // namespace vitae
