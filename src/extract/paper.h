#pragma once
// A page set upright, and how much of it has been read as English: that tells how the page lies and
// its language, and need not be read again if it was English. Called by recognize.cc.

#include <cstddef>
#include <string>
#include <vector>

#include "extract/attitude.h"
#include "extract/cuts.h"
#include "extract/ocr_engine.h"

namespace vitae {

class Paper {
public:
    /// `quarters` clockwise turns set it upright; it may still be askew.
    Paper(const Picture& picture, int quarters);

    const Picture& picture() const { return picture_; }
    const Attitude& attitude() const { return attitude_; }
    /// What has been read of it in English.
    const Seen& english() const { return english_; }
    /// Its middle part, in dots.
    Area middle() const;

    /// The part in the middle, then one of those next to it, and so on. False when all is read.
    bool read_more(OcrEngine& engine);
    void read_rest(OcrEngine& engine);

private:
    void read_between(OcrEngine& engine, std::size_t top, std::size_t bottom);

    Attitude attitude_;
    Picture picture_;
    std::vector<PageCut> cuts_;
    std::size_t top_;  ///< The cut above what has been read.
    std::size_t bottom_;
    Seen english_;
};

/// The page as it lies most likely, with so much of it read that it can be told, and the model for
/// its script: empty when that is Latin, or cannot be told.
struct Found {
    Paper paper;
    std::string by_script;
};
/// `quarters`: as the page before it was turned.
Found set_upright_and_sample(OcrEngine& engine, const Picture& picture, int quarters);

}  // namespace vitae
