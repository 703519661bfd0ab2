#include "extract/columns.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "extract/lines.h"

namespace vitae {

namespace {

constexpr double kLeastGutter = 7;         ///< Points.
constexpr std::size_t kLeastSegments = 3;  ///< On each side.

struct Block {
    const Strip* strip;
    Box box;
};

/// A gutter at x beside which blocks `first` to `last - 1`, in order of y, lie on one side each.
struct Gutter {
    double x = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    double score = 0;
};

std::vector<Block> sorted_blocks(const std::vector<Strip>& region) {
    std::vector<Block> blocks;
    for (const Strip& strip : region) blocks.push_back({&strip, strip.box()});
    std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) {
        return a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1;
    });
    return blocks;
}

bool crosses(const Box& box, double x) {
    return box.x0 < x && box.x1 > x;
}

/// Years, months as numbers, or little else: the texts that stand beside entries in a table.
bool is_like_date(const Strip& strip) {
    int digits = 0;
    int others = 0;
    for (const Piece& piece : strip.pieces)
        for (const char c : piece.text) {
            digits += std::isdigit(static_cast<unsigned char>(c)) != 0 ? 1 : 0;
            others += std::isalpha(static_cast<unsigned char>(c)) != 0 ? 1 : 0;
        }
    return digits >= 4 && digits * 4 >= others;
}

struct Side {
    std::vector<const Block*> blocks;
    double words = 0;
    Box box;
};

Side side_of(const std::vector<Block>& blocks, const Gutter& gutter, bool left) {
    Side side;
    for (std::size_t i = gutter.first; i < gutter.last; ++i) {
        const Block& block = blocks[i];
        if ((block.box.x1 <= gutter.x) != left) continue;
        side.box = side.blocks.empty() ? block.box : unite(side.box, block.box);
        side.blocks.push_back(&block);
        side.words += static_cast<double>(block.strip->pieces.size());
    }
    return side;
}

double aligned_share(const Side& side, const Side& other) {
    std::size_t aligned = 0;
    for (const Block* block : side.blocks)
        aligned += std::any_of(other.blocks.begin(), other.blocks.end(), [&](const Block* o) {
            return share_line(*block->strip, *o->strip);
        });
    return static_cast<double>(aligned) / static_cast<double>(side.blocks.size());
}

double date_share(const Side& side) {
    const auto dates = std::count_if(side.blocks.begin(), side.blocks.end(), [](const Block* b) {
        return is_like_date(*b->strip);
    });
    return static_cast<double>(dates) / static_cast<double>(side.blocks.size());
}

/// A table is read across: dates or labels on one side, each on the line of what it belongs to.
bool is_table(const Side& left, const Side& right) {
    const Side& few = left.blocks.size() <= right.blocks.size() ? left : right;
    const Side& many = &few == &left ? right : left;
    const double aligned = aligned_share(few, many);
    if (date_share(left) > 0.4 && aligned_share(left, right) > 0.5) return true;
    if (date_share(right) > 0.3 && aligned_share(right, left) > 0.5) return true;
    const double words_each = few.words / static_cast<double>(few.blocks.size());
    return aligned > 0.85 && words_each < 4;
}

bool is_gutter(const std::vector<Block>& blocks, Gutter& gutter) {
    const Side left = side_of(blocks, gutter, true);
    const Side right = side_of(blocks, gutter, false);
    if (left.blocks.size() < kLeastSegments || right.blocks.size() < kLeastSegments) return false;
    const double gap = right.box.x0 - left.box.x1;
    if (gap < kLeastGutter || is_table(left, right)) return false;
    // The height over which both sides run, and a little for the width of the gutter.
    const double shared = std::min(left.box.y1, right.box.y1) - std::max(left.box.y0, right.box.y0);
    gutter.score = shared + std::min(gap, 40.0);
    return shared > 30;
}

/// Runs of blocks that do not cross x, longest first.
std::vector<Gutter> runs_beside(const std::vector<Block>& blocks, double x) {
    std::vector<Gutter> runs;
    for (std::size_t i = 0; i < blocks.size();) {
        std::size_t end = i;
        while (end < blocks.size() && !crosses(blocks[end].box, x)) ++end;
        if (end - i >= 2 * kLeastSegments) runs.push_back({x, i, end, 0});
        i = std::max(end, i + 1);
    }
    return runs;
}

/// A gutter starts where the segments of a column end: just right of right edges.
std::vector<double> candidates(const std::vector<Block>& blocks) {
    std::vector<double> all;
    for (const Block& block : blocks) {
        all.push_back(block.box.x0 - 0.5);
        all.push_back(block.box.x1 + 0.5);
    }
    std::sort(all.begin(), all.end());
    all.erase(
        std::unique(
            all.begin(), all.end(), [](double a, double b) { return std::abs(a - b) < 1.5; }
        ),
        all.end()
    );
    return all;
}

}  // namespace

std::optional<Parting> part_columns(const std::vector<Strip>& region) {
    const std::vector<Block> blocks = sorted_blocks(region);
    std::optional<Gutter> best;
    for (const double x : candidates(blocks))
        for (Gutter gutter : runs_beside(blocks, x))
            if (is_gutter(blocks, gutter) && (!best || gutter.score > best->score)) best = gutter;
    if (!best) return std::nullopt;
    Parting parting;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Strip& strip = *blocks[i].strip;
        if (i < best->first)
            parting.above.push_back(strip);
        else if (i >= best->last)
            parting.below.push_back(strip);
        else
            (blocks[i].box.x1 <= best->x ? parting.left : parting.right).push_back(strip);
    }
    return parting;
}

}  // namespace vitae
