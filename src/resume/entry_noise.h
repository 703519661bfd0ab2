#pragma once
// What stands in the heading of an entry and names neither who nor what: "2 yrs 3 mos",
// "Full-time", "Technologies: …". Called while entries are cut.

#include <string_view>

namespace vitae {

/// "1 year 4 months", "3 Jahre", "2 ans 1 mois": a length of time and nothing else.
bool is_duration(std::u32string_view text);
/// "Full-time", "Teilzeit", "CDI": how somebody was employed.
bool is_employment_kind(std::u32string_view text);
/// "Technologies: …", "Thesis: …", "GPA: …": a row of an entry's text that a label opens.
bool is_note(std::u32string_view row);

}  // namespace vitae
