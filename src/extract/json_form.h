#pragma once
// JSON Resume (schema 1.0.0) as an input → sheets.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// True for a JSON object that has a resume's `basics`.
bool looks_like_json_resume(std::string_view bytes);
Result<std::vector<Sheet>> read_json_resume(std::string_view bytes);

}  // namespace vitae
