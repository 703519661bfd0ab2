#pragma once
// Recognition takes the bullets of a list for letters: o, e, ©, ¢. Called by recognize before the
// words are put in order; pure.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Makes them bullets again, each in the line of its words.
void mend_bullets(std::vector<Piece>& words);

}  // namespace vitae
