#pragma once
// Word documents in one XML file: the form of 2003 (WordprocessingML), and the package of later
// ones written flat. Files named .doc are often one of these.

#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

Result<std::vector<Sheet>> read_word_xml(std::string_view bytes);

}  // namespace vitae
