#pragma once
// Pictures of pages, decoded from PNG, JPEG or TIFF by Leptonica, as gray dots that recognition can
// read.

#include <string_view>
#include <vector>

#include "base/result.h"

namespace vitae {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> dots;  ///< One byte each, row by row; 0 is black.
    double dots_per_point = 300.0 / 72;
};

/// One for each page of a TIFF, else one. Scaled to 200 to 300 dots an inch, at which letters are
/// recognized best, when it is not.
Result<std::vector<Picture>> decode_pictures(std::string_view bytes);

}  // namespace vitae
