#pragma once
// A resume as data, in a file that a PDF carries besides its pages: Europass XML, as the Europass
// portal attaches, or JSON Resume. Called by pdf.cc.

#include <vector>

#include "extract/sheet.h"

class PDFDoc;

namespace vitae {

/// When the data says what the pages say, it is read in their place, on sheets of its own behind
/// them. When it says something else it is not believed: the pages stand, and their first one says
/// that there is text which they do not show.
void read_attached_form(PDFDoc& document, std::vector<Sheet>& pages);

}  // namespace vitae
