#pragma once
// HTML → sheets: paragraphs, lists, tables and links in the order of the file, which is the order
// in which it is read. Scripts do not run, and nothing outside the file is looked at.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

Result<std::vector<Sheet>> read_html(std::string_view bytes);

}  // namespace vitae
