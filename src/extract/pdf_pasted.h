#pragma once
// Pictures of text on a PDF's page that has text of its own: a head, a certificate or a part of
// another page that was pasted in. They are recognized, and their words take their places among the
// page's own. Called by pdf.cc.

#include <vector>

#include "extract/recognize.h"
#include "extract/sheet.h"

class PDFDoc;

namespace vitae {

/// Looks at the pages that have text and were not recognized as a whole; `most` parts of pages may
/// be recognized. Orders the sheets that it adds to. Gives up, and leaves the other pages as they
/// are, when looking takes long.
void read_pasted(PDFDoc& document, std::vector<Sheet>& sheets, Recognizer& recognizer, int most);

}  // namespace vitae
