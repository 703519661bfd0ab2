#pragma once
// Labels that stand before what they name, row by row, flush with one edge as in the Europass form:
// "Dates", "Occupation or position held". They come again in every entry. Called by entry_rows.cc.

#include <optional>
#include <string_view>

#include "resume/reading.h"

namespace vitae {

/// Where such labels end; nothing when the document has none.
std::optional<double> find_label_edge(const Reading& reading);
bool ends_at(double edge, const Box& box);

/// A label of such forms, folded and without marks. In a word processor's table it has no edge.
bool is_form_label(std::u32string_view label);
/// "Main activities and responsibilities", "Type of business or sector"
bool names_activities(std::u32string_view label);

}  // namespace vitae
