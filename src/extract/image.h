#pragma once
// A picture of a resume (PNG, JPEG, TIFF) → sheets, by recognition.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

Result<std::vector<Sheet>> read_image(std::string_view bytes);

}  // namespace vitae
