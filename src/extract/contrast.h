#pragma once
// Gray headings on white paper: recognition takes all that is paler than the middle between paper
// and ink for paper. Called by recognize before it turns a picture, which
// makes letters paler; pure.

#include "extract/picture.h"

namespace vitae {

/// Makes pale letters dark, where the paper is evenly lit. Shadows would become letters as well.
void darken_pale_letters(Picture& picture);

}  // namespace vitae
