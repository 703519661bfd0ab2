#include "extract/pasted.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <iterator>
#include <utility>

#include "extract/layout.h"
#include "extract/turned.h"

namespace vitae {

namespace {

/// Of 100: less sure words are shapes in a photograph.
constexpr double kLeastConfidence = 70;

/// A few large words, at the least, and not the signs that shapes are taken for.
bool are_words(const std::vector<Piece>& pieces) {
    constexpr std::ptrdiff_t kLeastWord = 3;
    constexpr double kLeastShare = 0.7;
    std::ptrdiff_t all = 0;
    std::ptrdiff_t letters = 0;
    int words = 0;
    for (const Piece& piece : pieces) {
        const auto in_word = std::ranges::count_if(piece.text, [](unsigned char c) {
            return std::isalnum(c) != 0 || c >= 0x80;
        });
        all += std::ssize(piece.text);
        letters += in_word;
        words += in_word >= kLeastWord ? 1 : 0;
    }
    return words >= 2 && static_cast<double>(letters) > kLeastShare * static_cast<double>(all);
}

/// From the level picture to where the page shows it.
Box shown_at(const Box& box, const Pasted& pasted) {
    const double x = pasted.box.x0;
    const double y = pasted.box.y0;
    return moved(
        place_back(moved(box, -x, -y), pasted.frame, {.skew = pasted.seen.attitude.skew}), x, y
    );
}

/// Adds a picture that lies another way than the page after all that the page says.
void append_turned(Pasted pasted, Sheet& sheet) {
    const int quarters = pasted.seen.attitude.quarters;
    double width = pasted.box.width();
    double height = pasted.box.height();
    if (quarters % 2 != 0) {
        std::swap(width, height);
        std::swap(pasted.frame.width, pasted.frame.height);
    }
    Sheet part{.width = width, .height = height, .pieces = std::move(pasted.seen.pieces)};
    order_sheet(part);
    for (Strip& strip : part.strips) join_characters(strip);
    for (Strip& strip : part.strips)
        for (Piece& piece : strip.pieces)
            piece.box = place_back(piece.box, pasted.frame, {.skew = pasted.seen.attitude.skew});
    turn(part, (8 - quarters - part.quarters) % 4);
    int block = 0;
    for (const Strip& strip : sheet.strips) block = std::max(block, strip.block + 1);
    for (Strip& strip : part.strips) {
        for (Piece& piece : strip.pieces)
            piece.box = moved(piece.box, pasted.box.x0, pasted.box.y0);
        strip.block += block;
        sheet.strips.push_back(std::move(strip));
    }
}

}  // namespace

bool is_text(const SeenPart& seen) {
    return seen.confidence >= kLeastConfidence && are_words(seen.pieces);
}

void set_among(std::vector<Pasted> all, Sheet& sheet) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].seen.attitude.quarters != 0) continue;
        for (Piece& piece : all[i].seen.pieces) {
            piece.seen = static_cast<int>(i) + 1;
            piece.box = moved(piece.box, all[i].box.x0, all[i].box.y0);
            piece.baseline += all[i].box.y0;
            sheet.pieces.push_back(std::move(piece));
        }
    }
    const int before = sheet.quarters;
    order_sheet(sheet);
    const int turns = (4 + sheet.quarters - before) % 4;
    for (Strip& strip : sheet.strips) join_characters(strip);
    turn(sheet, (4 - turns) % 4);
    for (Strip& strip : sheet.strips)
        for (Piece& piece : strip.pieces)
            if (piece.seen > 0)
                piece.box = shown_at(piece.box, all[static_cast<std::size_t>(piece.seen) - 1]);
    for (Pasted& pasted : all)
        if (pasted.seen.attitude.quarters != 0) append_turned(std::move(pasted), sheet);
    turn(sheet, turns);
    sheet.from_picture = true;
}

Box moved(const Box& box, double x, double y) {
    return {box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y};
}

}  // namespace vitae
