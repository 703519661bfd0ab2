#pragma once
// Photographs and copies are darker at one side: one threshold for the whole page takes the dark
// side for ink. Called by recognize.cc once dark grounds are light; pure.

#include "extract/picture.h"

namespace vitae {

/// Makes the paper white everywhere. Leaves pages that are evenly lit.
void even_out_light(Picture& picture);

}  // namespace vitae
