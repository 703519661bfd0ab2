#pragma once
// Signs that part the pieces of an entry's heading. Called by pieces.cc.

#include <string_view>

#include "resume/reading.h"

namespace vitae {

/// "|", "·": a sign that parts two pieces wherever it stands.
bool is_piece_separator(char32_t c);
/// What no piece begins or ends with.
bool is_piece_edge(char32_t c);
/// "Senior Engineer –": what goes on in the next row is another piece.
bool ends_with_separator(std::u32string_view text);

/// "Role: Engineer", "Abschluss: Abitur": says what stands behind it.
bool is_label(std::u32string_view all, Span span);
/// "Grade: B"
bool labels_mark(std::u32string_view all, Span span);

/// "(Berlin)" → "Berlin", and brackets that lost their other half to a date.
void strip_brackets(std::u32string_view all, Span& span);

/// "Master in Botany. University …": a point between a long word and a capital.
bool ends_phrase(std::u32string_view all, Span span, std::uint32_t at);

}  // namespace vitae
