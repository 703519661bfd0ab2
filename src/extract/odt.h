#pragma once
// ODT (OpenDocument 1.2 text, packed or flat) → sheets: paragraphs, lists, tables, frames, headers
// and footers, links. Nothing outside the file is looked at.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

Result<std::vector<Sheet>> read_odt(std::string_view bytes);
/// The same in one XML file, as .fodt.
Result<std::vector<Sheet>> read_flat_odt(std::string_view bytes);

}  // namespace vitae
