#pragma once
// A page of a PDF as a picture, for recognition, by poppler's Splash. Called by pdf.cc.

#include "extract/picture.h"

class PDFDoc;

namespace vitae {

/// `width` and `height` of the page as it is seen, in points.
Picture render_page(PDFDoc& document, int number, double width, double height);

}  // namespace vitae
