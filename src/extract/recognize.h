#pragma once
// Optical character recognition by Tesseract. Languages: the picture is read as English first; what
// that gives tells the language or script to read it in once more.

#include <memory>
#include <vector>

#include "extract/picture.h"
#include "extract/sheet.h"

namespace vitae {

/// Maps the language data into memory, once, before the process locks itself down.
void prepare_recognize();

class Recognizer {
public:
    Recognizer();
    ~Recognizer();
    Recognizer(const Recognizer&) = delete;
    Recognizer& operator=(const Recognizer&) = delete;

    /// Puts the words of a picture on the sheet, in reading order, with boxes in points of the page
    /// as it lies; leaves the sheet when nothing can be read. Pages after the first are read in the
    /// language of the first.
    void read(const Picture& picture, Sheet& sheet);

private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace vitae
