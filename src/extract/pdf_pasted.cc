#include "extract/pdf_pasted.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include <PDFDoc.h>
#include <Page.h>

#include "extract/pasted.h"
#include "extract/pdf_images.h"
#include "extract/pdf_picture.h"
#include "extract/text_look.h"

namespace vitae {

namespace {

/// Dots that the pictures of a page have together; fewer are icons.
constexpr double kLeastDots = 40'000;
/// Drawing more than these would take seconds that cannot be stopped.
constexpr double kMostDots = 60'000'000;
/// Points: a name in large letters.
constexpr double kLeastWidth = 72;
constexpr double kLeastHeight = 14;
constexpr double kLeastArea = 4'000;
/// Coarser pictures show no letters that can be read.
constexpr double kLeastDotsPerPoint = 0.95;
/// A picture of which text covers a larger share is the ground below that text, or a scan whose
/// words the file tells.
constexpr double kMostCovered = 0.05;
/// Points around a picture: letters may touch its edge.
constexpr double kMargin = 3;
/// All looks at pictures of one document, recognition aside.
constexpr int kMostLooks = 16;
constexpr double kMostSeconds = 4;

Box widened(const Box& box, const Sheet& sheet) {
    return {
        std::max(0.0, box.x0 - kMargin),
        std::max(0.0, box.y0 - kMargin),
        std::min(sheet.width, box.x1 + kMargin),
        std::min(sheet.height, box.y1 + kMargin)};
}

double area_of(const Box& box) {
    return std::max(0.0, box.width()) * std::max(0.0, box.height());
}

double shared_area(const Box& a, const Box& b) {
    const Box both = {
        std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
    return both.x0 < both.x1 && both.y0 < both.y1 ? area_of(both) : 0;
}

bool lies_in(const Box& box, const Box& other) {
    const double x = (box.x0 + box.x1) / 2;
    const double y = (box.y0 + box.y1) / 2;
    return x >= other.x0 && x <= other.x1 && y >= other.y0 && y <= other.y1;
}

std::string text_of(const Sheet& sheet) {
    constexpr std::size_t kEnough = 3'000;
    std::string text;
    for (const Piece& piece : sheet.pieces) {
        if (text.size() > kEnough) break;
        text += piece.text + ' ';
    }
    return text;
}

class Reader {
public:
    Reader(PDFDoc& document, Recognizer& recognizer, int most)
        : document_(document), recognizer_(recognizer), most_(most) {}

    bool is_done() const { return most_ <= 0 || looks_ <= 0 || seconds_ < 0; }

    void read(int number, Sheet& sheet) {
        std::vector<Pasted> found;
        for (const ShownImage& image : worth_a_look(number, sheet)) {
            if (is_done()) break;
            // Part of one that was read whole.
            const bool is_known = std::ranges::any_of(found, [&](const Pasted& one) {
                return shared_area(one.box, image.box) > area_of(image.box) / 2;
            });
            if (is_known) continue;
            Pasted pasted = look_at(number, sheet, image);
            if (!pasted.seen.pieces.empty()) found.push_back(std::move(pasted));
        }
        if (!found.empty()) set_among(std::move(found), sheet);
    }

private:
    /// The largest first.
    std::vector<ShownImage> worth_a_look(int number, const Sheet& sheet) {
        ::Page* page = document_.getPage(number);
        if (page == nullptr || !page->isOk()) return {};
        double dots = 0;
        for (const ImageSize& size : list_images(*page)) {
            if (size.dots() > kMostDots) return {};
            dots += size.dots();
        }
        if (dots < kLeastDots) return {};
        Budget budget(seconds_);
        std::vector<ShownImage> images = find_images(document_, number, sheet, budget);
        seconds_ = budget.left();
        std::erase_if(images, [&](const ShownImage& image) {
            return !may_hold_text(image, sheet);
        });
        std::ranges::stable_sort(images, std::greater(), [](const ShownImage& image) {
            return area_of(image.box);
        });
        return images;
    }

    static bool may_hold_text(const ShownImage& image, const Sheet& sheet) {
        const Box& box = image.box;
        const bool large =
            box.width() > kLeastWidth && box.height() > kLeastHeight && area_of(box) > kLeastArea;
        if (!large || image.dots_per_point < kLeastDotsPerPoint) return false;
        double covered = 0;
        for (const Piece& piece : sheet.pieces) covered += shared_area(piece.box, box);
        return covered < kMostCovered * area_of(box);
    }

    /// Nothing when the picture shows no text, or none that can be read.
    Pasted look_at(int number, const Sheet& sheet, const ShownImage& image) {
        --looks_;
        Pasted pasted{.box = widened(image.box, sheet)};
        Picture look = draw(number, sheet, pasted.box, kLookResolution);
        // A letterhead or a logo, on every page.
        const bool is_new = seen_.insert(std::string(look.dots.begin(), look.dots.end())).second;
        if (seconds_ < 0 || !is_new) return pasted;
        std::vector<Box> known;
        for (const Piece& piece : sheet.pieces)
            if (shared_area(piece.box, pasted.box) > 0)
                known.push_back(moved(piece.box, -pasted.box.x0, -pasted.box.y0));
        if (!shows_text(std::move(look), known)) return pasted;
        Picture picture = draw(number, sheet, pasted.box, resolution_for(image));
        if (seconds_ < 0) return pasted;
        --most_;
        pasted.frame = {
            .width = picture.width,
            .height = picture.height,
            .dots_per_point = picture.dots_per_point};
        pasted.seen = recognizer_.read_part(std::move(picture), text_of(sheet));
        leave_words(known, pasted);
        return pasted;
    }

    /// Without what the page's own text says at the same place, and without what is no text.
    static void leave_words(const std::vector<Box>& known, Pasted& pasted) {
        std::vector<Piece>& pieces = pasted.seen.pieces;
        const bool upright = pasted.seen.attitude.quarters == 0;
        std::erase_if(pieces, [&](const Piece& piece) {
            return upright && std::ranges::any_of(known, [&](const Box& box) {
                       return lies_in(piece.box, box);
                   });
        });
        if (!is_text(pasted.seen)) pieces.clear();
    }

    Picture draw(int number, const Sheet& sheet, const Box& part, double resolution) {
        Budget budget(seconds_);
        Picture picture = render_part(document_, number, sheet, part, resolution, budget);
        seconds_ = budget.left();
        return picture;
    }

    /// A scanner's dots are drawn as they are.
    static double resolution_for(const ShownImage& image) {
        const double own = 72 * image.dots_per_point;
        return own >= kCoarseResolution && own < kFineResolution ? own : kFineResolution;
    }

    PDFDoc& document_;
    Recognizer& recognizer_;
    int most_;
    int looks_ = kMostLooks;
    double seconds_ = kMostSeconds;
    std::set<std::string> seen_;  ///< Pictures that were looked at.
};

}  // namespace

void read_pasted(PDFDoc& document, std::vector<Sheet>& sheets, Recognizer& recognizer, int most) {
    Reader reader(document, recognizer, most);
    for (std::size_t i = 0; i < sheets.size() && !reader.is_done(); ++i)
        if (!sheets[i].pieces.empty() && sheets[i].strips.empty())
            reader.read(static_cast<int>(i) + 1, sheets[i]);
}

}  // namespace vitae
