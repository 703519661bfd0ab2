#pragma once
// RTF (Microsoft, specification 1.9.1) → sheets: paragraphs, tables, text boxes, headers and
// footers, links. Pictures, embedded objects and deleted text are passed over.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

Result<std::vector<Sheet>> read_rtf(std::string_view bytes);

}  // namespace vitae
