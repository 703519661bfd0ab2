#pragma once
// PDF (ISO 32000) → sheets of words and links, by poppler's core library, which alone tells links,
// fonts and glyph positions in one pass. Its interface may change with each release, so pdf.cc is
// the only file that knows it.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Loads what poppler needs, once, before the process locks itself down.
void prepare_pdf();
/// Loads the commonest character maps of Chinese, Japanese and Korean fonts too, for a box in which
/// no file can be opened.
void load_character_maps();

/// The bytes must outlive the call only. Pieces are not in reading order yet.
Result<std::vector<Sheet>> read_pdf(std::string_view bytes);

}  // namespace vitae
