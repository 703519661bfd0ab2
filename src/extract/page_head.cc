#include "extract/page_head.h"

#include <algorithm>
#include <cmath>

#include "extract/lines.h"

namespace vitae {

namespace {

constexpr std::size_t kLeastRows = 3;  ///< Of a column, at each side.
constexpr std::size_t kMostInHead = 10;
constexpr std::size_t kMostBelow = 4;

Side side_of(const std::vector<Block>& blocks, const Stretch& run, bool left) {
    Side side;
    for (std::size_t i = run.first; i < run.last; ++i)
        if ((blocks[i].box.x1 <= run.x) == left) side.add(blocks[i]);
    return side;
}

/// A head in the middle stands above both columns.
std::size_t end_of_centered(const std::vector<Block>& blocks, const Stretch& run) {
    Box all = blocks.front().box;
    for (const Block& block : blocks) all = unite(all, block.box);
    std::size_t first = run.first;
    while (first + 2 * kLeastRows < run.last) {
        const Block& block = blocks[first];
        const Box& box = block.box;
        const bool centered = std::abs(box.x0 + box.x1 - all.x0 - all.x1) < 0.03 * all.width();
        const bool alone = !share_line(*block.strip, *blocks[first + 1].strip);
        if (!centered || !alone || box.x1 < run.x || std::abs(box.x0 - run.edge) < 3) break;
        ++first;
    }
    return first;
}

bool has_address(const Strip& strip) {
    return std::any_of(strip.pieces.begin(), strip.pieces.end(), [](const Piece& piece) {
        return piece.text.find('@') != std::string::npos;
    });
}

/// Contacts at the right end above the title; what is below is level with lines of the left, and
/// some of it is a date.
bool ends_contacts(const Side& left, const Side& right, const Box& title) {
    bool above = false;
    bool dated = false;
    std::size_t below = 0;
    for (const Block* block : right.blocks) {
        if (block->box.y1 <= title.y0 + 1) {
            above = above || has_address(*block->strip);
            continue;
        }
        const auto on_line = [&](const Block* other) {
            return other->box.y0 >= title.y0 && share_line(*other->strip, *block->strip);
        };
        if (std::none_of(left.blocks.begin(), left.blocks.end(), on_line)) return false;
        dated = dated || is_like_date(*block->strip);
        ++below;
    }
    return above && dated && below <= kMostBelow;
}

std::size_t end_of_contacts(const std::vector<Block>& blocks, const Stretch& run) {
    const Side left = side_of(blocks, run, true);
    const Side right = side_of(blocks, run, false);
    if (run.first > kLeastRows || left.blocks.size() < kLeastRows) return run.first;
    const std::size_t end = std::min(run.last, run.first + kMostInHead);
    for (std::size_t at = run.first + 1; at < end; ++at) {
        const Block& title = blocks[at];
        if (title.box.x1 <= run.x && is_title_in(left, *title.strip) &&
            ends_contacts(left, right, title.box))
            return at;
    }
    return run.first;
}

}  // namespace

std::size_t end_of_head(const std::vector<Block>& blocks, const Stretch& run) {
    Stretch rest = run;
    rest.first = end_of_centered(blocks, run);
    return end_of_contacts(blocks, rest);
}

}  // namespace vitae
