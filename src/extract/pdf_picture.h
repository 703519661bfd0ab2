#pragma once
// A page of a PDF as a picture, for recognition, by poppler's Splash. Called by those who read
// PDFs.

#include "extract/budget.h"
#include "extract/picture.h"
#include "extract/sheet.h"

class PDFDoc;

namespace vitae {

/// Dots an inch at which letters are recognized best, and as well when a scanner made them.
inline constexpr double kFineResolution = 300;
inline constexpr double kCoarseResolution = 190;

/// `sheet` says how large the page is.
Picture render_page(
    PDFDoc& document, int number, const Sheet& sheet, double resolution, Budget& budget
);

/// What is in a box of the sheet, in the same dots, without the letters that the file tells.
Picture render_part(
    PDFDoc& document,
    int number,
    const Sheet& sheet,
    const Box& part,
    double resolution,
    Budget& budget
);

/// What is below the letters: coarse, with hard edges, and soon drawn.
Picture render_ground(PDFDoc& document, int number, const Sheet& sheet, Budget& budget);

}  // namespace vitae
