#pragma once
// The pictures (image XObjects) of a PDF's page: which it has, and where it shows them. Called by
// those who decide whether to recognize it.

#include <vector>

#include "extract/budget.h"
#include "extract/sheet.h"

class PDFDoc;
class Page;

namespace vitae {

/// Width and height in dots, as the file states them.
struct ImageSize {
    double width = 0;
    double height = 0;

    double dots() const { return width * height; }
};

/// Of the page's pictures and those of the forms in it; of some hundred at most.
std::vector<ImageSize> list_images(::Page& page);

struct ShownImage {
    Box box;                    ///< Where it shows on the sheet, as far as it is not cut off.
    double dots_per_point = 0;  ///< The picture's own.
    double dots = 0;
};

/// Pictures in the order in which they are drawn; strips that make up one come as one.
std::vector<ShownImage> find_images(
    PDFDoc& document, int number, const Sheet& sheet, Budget& budget
);

}  // namespace vitae
