#pragma once
// Optical character recognition of pages by Tesseract. A part of the page that is read as English
// tells how the page lies and its language; then all of it is read, once, in that language.

#include <memory>
#include <string>

#include "extract/picture.h"
#include "extract/sheet.h"

namespace vitae {

/// Maps the language data into memory, once, before the process locks itself down.
void prepare_recognize();

/// Loads one more model of those that most pages are read by, English first; processes that are
/// forked off later share them. False when all are loaded. What is not loaded, a page loads.
bool load_recognize();

class OcrEngine;

/// Reads the pages of one document, one after the other.
class Recognizer {
public:
    Recognizer();
    ~Recognizer();
    Recognizer(const Recognizer&) = delete;
    Recognizer& operator=(const Recognizer&) = delete;

    /// Puts the words of a picture on the sheet, in reading order, with boxes in points of the page
    /// once it stands upright; leaves the sheet when nothing can be read. Pages after the first are
    /// read in the language of the first.
    void read(Picture picture, Sheet& sheet);

private:
    std::shared_ptr<OcrEngine> engine_;  ///< The process has one, if it was loaded beforehand.
    std::string language_;               ///< The model that the first page was read by.
};

}  // namespace vitae
