#include "extract/paper.h"

#include <algorithm>
#include <utility>

#include "model/language.h"

namespace vitae {

namespace {

/// Below this mean confidence (of 100) a page may lie another way or be in another script.
constexpr double kClear = 88;
/// Below this one it almost certainly is.
constexpr double kUnclear = 82;
/// And below this one even words may be chance.
constexpr double kDoubtful = 70;

/// Points around a cut that goes through lines of text: they are read with both parts.
constexpr double kLine = 16;

/// Words of a language are not seen on a page that lies another way; to load what tells how it lies
/// takes as long as to read a part of it.
bool is_upright_latin(const Seen& sample) {
    return sample.confidence >= kClear ||
           (sample.confidence >= kDoubtful && !guess_language(sample.text).empty());
}

void keep_between(double top, double bottom, Seen& seen) {
    const auto outside = [&](const Piece& piece) {
        const double middle = (piece.box.y0 + piece.box.y1) / 2;
        return middle < top || middle >= bottom;
    };
    if (std::erase_if(seen.pieces, outside) == 0) return;
    seen.text.clear();
    for (const Piece& piece : seen.pieces) seen.text += piece.text + ' ';
}

}  // namespace

Paper::Paper(const Picture& picture, int quarters)
    : attitude_{.quarters = quarters},
      picture_(quarters == 0 ? picture : set_upright(picture, attitude_)) {
    attitude_.skew = find_skew(picture_);
    if (attitude_.skew != 0) picture_ = set_upright(picture_, {.skew = attitude_.skew});
    cuts_ = choose_cuts(picture_);
    top_ = (cuts_.size() - 1) / 2;
    bottom_ = top_;
}

Area Paper::middle() const {
    Area area = all_of(picture_);
    area.top = cuts_[(cuts_.size() - 1) / 2].row;
    area.bottom = cuts_[cuts_.size() / 2].row;
    return area;
}

bool Paper::read_more(OcrEngine& engine) {
    const std::size_t below = cuts_.size() - 1 - bottom_;
    if (below == 0 && top_ == 0) return false;
    if (below >= top_) {
        read_between(engine, bottom_, bottom_ + 1);
        ++bottom_;
    } else {
        read_between(engine, top_ - 1, top_);
        --top_;
    }
    return true;
}

void Paper::read_rest(OcrEngine& engine) {
    if (top_ > 0) read_between(engine, 0, top_);
    if (bottom_ + 1 < cuts_.size()) read_between(engine, bottom_, cuts_.size() - 1);
    top_ = 0;
    bottom_ = cuts_.size() - 1;
}

void Paper::read_between(OcrEngine& engine, std::size_t top, std::size_t bottom) {
    const double scale = picture_.dots_per_point;
    const auto margin = [&](const PageCut& cut) {
        return cut.between_lines ? 0 : static_cast<int>(kLine * scale);
    };
    Area area = all_of(picture_);
    area.top = std::max(0, cuts_[top].row - margin(cuts_[top]));
    area.bottom = std::min(area.bottom, cuts_[bottom].row + margin(cuts_[bottom]));
    Seen seen = engine.read(picture_, area, "eng");
    keep_between(cuts_[top].row / scale, cuts_[bottom].row / scale, seen);
    english_.append(std::move(seen));
}

Found set_upright_and_sample(OcrEngine& engine, const Picture& picture, int quarters) {
    const auto sample = [&](int turns) {
        Paper paper(picture, turns);
        paper.read_more(engine);
        return paper;
    };
    quarters = likely_side(picture, quarters);
    Found found{.paper = sample(quarters)};
    if (is_upright_latin(found.paper.english())) return found;
    const int side = find_side(picture).value_or(quarters);
    if (side != quarters) {
        Paper turned = sample(side);
        if (is_upright_latin(turned.english())) return {.paper = std::move(turned)};
    }
    const Paper& paper = found.paper;
    Shapes shapes = engine.look_at_shapes(paper.picture(), paper.middle());
    // A few letters may look like any script's.
    const bool as_expected = shapes.quarters == 0 && shapes.model == "eng";
    if (as_expected && paper.english().confidence < kUnclear)
        shapes = engine.look_at_shapes(paper.picture(), all_of(paper.picture()));
    if (shapes.quarters != 0) found.paper = sample((quarters + shapes.quarters) % 4);
    if (shapes.model != "eng") found.by_script = shapes.model;
    return found;
}

}  // namespace vitae
