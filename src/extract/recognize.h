#pragma once
// Optical character recognition of pages by Tesseract. A part of the page that is read as English
// tells how the page lies and its language; then all of it is read, once, in that language.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/attitude.h"
#include "extract/picture.h"
#include "extract/sheet.h"

namespace vitae {

/// Maps the language data into memory, once, before the process locks itself down. Nothing is
/// loaded yet: each process that is forked off for a text would pay for that, one twelfth of its
/// time for English alone.
void prepare_recognize();

/// Chinese and Japanese have no spaces, and Tesseract puts one after each guess at a word.
void join_characters(Strip& strip);

class OcrEngine;

/// The words of a picture that is part of a page.
struct SeenPart {
    std::vector<Piece>
        pieces;             ///< Boxes in points of the picture once it stands upright and level.
    Attitude attitude;      ///< What set it so.
    double confidence = 0;  ///< Of 100.
};

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
    /// otherwise. Returns how sure it is, of 100.
    double read(Picture picture, Sheet& sheet);

    /// `around`: the text of the page, in whose language the picture will be, and as upright.
    SeenPart read_part(Picture picture, std::string_view around);

private:
    struct Page;
    /// False when the picture shows nothing.
    bool prepare(Picture& picture);
    Page read_page(const Picture& picture);
    Page read_beside(const Picture& picture, std::string_view around);

    std::unique_ptr<OcrEngine> engine_;
    std::string language_;  ///< The model that the page before was read by.
    int quarters_ = 0;      ///< How that one was turned.
};

}  // namespace vitae
