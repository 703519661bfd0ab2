#pragma once
// Plain text and Markdown → sheets. They have no pages, so each becomes one page of typewriter
// cells: evidence can be shown on it like on any other.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

Result<std::vector<Sheet>> read_plain(std::string_view bytes);

}  // namespace vitae
