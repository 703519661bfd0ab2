#pragma once
// Sheets whose strips are in reading order → Text: one content string, and every word's span in it.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// `document` is the SHA-256 of the file in hexadecimal. Refuses what is longer than Text may be.
Result<Text> assemble(const std::vector<Sheet>& sheets, std::string_view document);

/// Text as it should be searched and cited: composed, ligatures and Arabic letter forms taken
/// apart, without icons of private fonts, invisible marks and soft hyphens.
std::string clean_text(std::string_view utf8);

}  // namespace vitae
