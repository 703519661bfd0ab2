#pragma once
// DOCX (ECMA-376, WordprocessingML) → sheets: paragraphs, tables, text boxes, headers and footers,
// links. No macro, no embedded file and nothing outside the file is looked at.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

Result<std::vector<Sheet>> read_docx(std::string_view bytes);

}  // namespace vitae
