#pragma once
// Optical character recognition of pages by Tesseract. A part of the page that is read as English
// tells how the page lies and its language; then all of it is read, once, in that language.

#include <memory>
#include <string>

#include "extract/picture.h"
#include "extract/sheet.h"

namespace vitae {

/// Maps the language data into memory, once, before the process locks itself down. Nothing is
/// loaded yet: each process that is forked off for a text would pay for that, one twelfth of its
/// time for English alone.
void prepare_recognize();

class OcrEngine;

/// Reads the pages of one document, one after the other.
class Recognizer {
public:
    Recognizer();
    ~Recognizer();
    Recognizer(const Recognizer&) = delete;
    Recognizer& operator=(const Recognizer&) = delete;

    /// Puts the words of a picture on the sheet, in reading order, with boxes in points of the page
    /// once it stands upright; leaves the sheet when nothing can be read. A page is taken
    /// to be in the language of the one before it, and to lie as that did, until it looks
    /// otherwise.
    void read(Picture picture, Sheet& sheet);

private:
    struct Page;
    Page read_page(const Picture& picture);

    std::unique_ptr<OcrEngine> engine_;
    std::string language_;  ///< The model that the page before was read by.
    int quarters_ = 0;      ///< How that one was turned.
};

}  // namespace vitae
