#pragma once
// DOC of Word 97 to 2003 ([MS-DOC]) → sheets: text, tables, text boxes, headers and footers, links.
// Older ones are refused. No macro and no embedded file is looked at.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

Result<std::vector<Sheet>> read_doc(std::string_view bytes);

}  // namespace vitae
