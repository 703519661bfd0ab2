#pragma once
// Optical character recognition of pages by Tesseract. A part of the page that is read as English
// tells how the page lies and its language; then all of it is read, once, in that language.

#include <string>

#include "extract/picture.h"
#include "extract/sheet.h"

namespace vitae {

/// Maps the language data into memory and loads English, once, before the process locks itself
/// down.
void prepare_recognize();

/// Reads the pages of one document, one after the other.
class Recognizer {
public:
    /// Puts the words of a picture on the sheet, in reading order, with boxes in points of the page
    /// as it lies; leaves the sheet when nothing can be read. Pages after the first are read in the
    /// language of the first.
    void read(Picture picture, Sheet& sheet);

private:
    std::string language_;  ///< The model that the first page was read by.
};

}  // namespace vitae
