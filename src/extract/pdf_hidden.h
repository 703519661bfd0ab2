#pragma once
// Text that a PDF holds and its pages do not show: written in the color of the paper, to be found
// by machines alone. Called by pdf.cc.

#include "extract/budget.h"
#include "extract/sheet.h"

class PDFDoc;

namespace vitae {

/// Takes pale pieces off the sheet that do not stand out from what is around them; says so in
/// `has_hidden_text`. White letters on a dark ground stay.
void drop_hidden_text(PDFDoc& document, int number, Sheet& sheet, Budget& budget);

}  // namespace vitae
