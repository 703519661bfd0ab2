#pragma once
// Parts a row of contacts into the items that may be an address: what stands between separators,
// between commas, and behind a label such as "Wohnort". Called by location.cc alone.

#include <vector>

#include "resume/reading.h"

namespace vitae {

/// "address", "Wohnort", "адрес".
bool is_place_label(std::u32string_view text);
/// The same in a cell of its own, before what it names.
bool is_label_before(const Reading& reading, Span label, Span value);
/// Between an address and a number, a name alone is that of a town.
/// "Bilbao 644 555 019 ada@example.com" → "Bilbao".
Span before_contacts(const Reading& reading, Span piece);

bool may_be_town(const Reading& reading, Span piece);
/// The same with its region: "Donostia, Gipuzkoa".
bool may_be_towns(const Reading& reading, Span piece);
/// What "|", "•" or a dash between spaces parts; "Curitiba - PR" is one.
std::vector<Span> split_at_separators(const Reading& reading, Span span);
std::vector<Span> split_at_commas(const Reading& reading, Span span);
/// "г. Казань" → "Казань"; "Greater Boston Area" → "Boston".
Span bare_town(const Reading& reading, Span item);
/// "Mill Lane 5", "ул. Ленина", "12".
bool is_street(std::u32string_view text);
/// A span of time, or a month: what stands with it belongs to an entry.
bool tells_time(std::u32string_view text);
/// An e-mail or web address, or a telephone number.
bool is_contact_item(std::u32string_view text);

}  // namespace vitae
