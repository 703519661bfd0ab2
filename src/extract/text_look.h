#pragma once
// Whether a picture shows lines of letters, without reading any: photographs, logos and decoration
// are not worth the seconds that recognition takes. By Leptonica; pure.

#include <vector>

#include "extract/picture.h"
#include "model/text.h"

namespace vitae {

/// Dots an inch at which it is told: letters of eight points still stand apart.
inline constexpr double kLookResolution = 150;

/// `known`: places, in points, of which it is known what they say; they do not count.
bool shows_text(Picture picture, const std::vector<Box>& known);

}  // namespace vitae
