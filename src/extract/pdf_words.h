#pragma once
// The words of a PDF's page, as poppler finds them. Called by pdf.cc.

#include "extract/budget.h"
#include "extract/sheet.h"

class PDFDoc;

namespace vitae {

/// Adds the page's words to the sheet's pieces. True when so many letters have no meaning that the
/// text cannot be what the page shows: its fonts do not say what their glyphs stand for.
bool read_words(PDFDoc& document, int number, Sheet& sheet, Budget& budget);

/// False for places and sizes that no page has.
bool is_sound(const Piece& piece);

}  // namespace vitae
