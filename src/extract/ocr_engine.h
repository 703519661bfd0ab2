#pragma once
// Tesseract with its models: the words of a part of a picture, or which side of it is up.
// Called by recognize.cc. Models stay loaded.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "extract/picture.h"
#include "extract/sheet.h"

namespace vitae {

/// Words of a picture, with boxes in points of it.
struct Seen {
    std::vector<Piece> pieces;
    double confidence = 0;  ///< Of 100, the mean of the words.
    std::string text;

    void append(Seen more);
};

/// What the shapes of letters tell before any of them is read.
struct Shapes {
    int quarters = 0;  ///< Clockwise turns that set the page upright.
    std::string model = "eng";
};

/// A part of a picture, in dots; `right` and `bottom` are outside it.
struct Area {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    bool operator==(const Area&) const = default;
};

Area all_of(const Picture& picture);

class OcrEngine {
public:
    OcrEngine();
    ~OcrEngine();
    OcrEngine(const OcrEngine&) = delete;
    OcrEngine& operator=(const OcrEngine&) = delete;

    /// Nothing when the model is not installed.
    Seen read(const Picture& picture, const Area& area, const std::string& model);

    Shapes look_at_shapes(const Picture& picture, const Area& area);

private:
    struct Loaded;
    Loaded* load(const std::string& model);

    std::map<std::string, std::unique_ptr<Loaded>, std::less<>> models_;
};

}  // namespace vitae
