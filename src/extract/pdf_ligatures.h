#pragma once
// Some programs say that their ligatures of two letters are another letter: "h@ps://" for
// "https://". An address gives them away, and then the whole document is mended.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Marks the sheets that it changes as damaged.
void mend_ligatures(std::vector<Sheet>& sheets);

}  // namespace vitae
