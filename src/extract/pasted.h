#pragma once
// What was recognized in pictures that are parts of a page: whether it is text, and how it takes
// its place among the page's own. Called by pdf_pasted.cc; pure geometry.

#include <vector>

#include "extract/picture.h"
#include "extract/recognize.h"
#include "extract/sheet.h"

namespace vitae {

/// A picture on a page, and what was recognized in it.
struct Pasted {
    Box box;        ///< On the sheet.
    Picture frame;  ///< Its size alone.
    SeenPart seen;
};

/// False for shapes in a photograph that were taken for letters.
bool is_text(const SeenPart& seen);

/// Orders the sheet with the words of its pictures, which come to stand where it shows them. Those
/// of a picture that lies another way than the page come last.
void set_among(std::vector<Pasted> all, Sheet& sheet);

Box moved(const Box& box, double x, double y);

}  // namespace vitae
