#pragma once
// A part from the middle of a page whose words tell its language, so that the whole page need not
// be read twice. Called by recognize.cc; pure.

#include "extract/ocr_engine.h"
#include "extract/picture.h"

namespace vitae {

struct Sample {
    Area area;
    bool between_lines = false;  ///< No line of text is cut at its edges.
};

Sample choose_sample(const Picture& picture);

}  // namespace vitae
