#pragma once
// Dark grounds, as of sidebars and bands with white letters, are turned into paper with dark
// letters, and grain is smoothed: recognition loses lines on the former and drowns in the latter.
// Called by recognize.cc before anything else is done to a picture; one thread.

#include "extract/picture.h"

namespace vitae {

/// Leaves pictures of plain paper as they are.
void turn_dark_grounds_light(Picture& picture);

/// Of noisy paper only: smoothing blurs letters. True when it was.
bool smooth_grain(Picture& picture);

/// The last of the grain, of which a page without text would be full. Pale grounds go with it.
void clear_paper(Picture& picture);

}  // namespace vitae
