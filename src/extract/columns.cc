#include "extract/columns.h"

#include <algorithm>
#include <cmath>

#include "extract/lines.h"
#include "extract/sides.h"

namespace vitae {

namespace {

constexpr double kLeastGutter = 7;         ///< Points.
constexpr std::size_t kLeastSegments = 3;  ///< On each side.

/// A gutter at x beside which blocks `first` to `last - 1`, in order of y, lie on one side each.
struct Gutter {
    double x = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    double score = 0;
    bool across = false;
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

Side side_of(const std::vector<Block>& blocks, const Gutter& gutter, bool left) {
    Side side;
    for (std::size_t i = gutter.first; i < gutter.last; ++i)
        if ((blocks[i].box.x1 <= gutter.x) == left) side.add(blocks[i]);
    return side;
}

bool is_gutter(const std::vector<Block>& blocks, Gutter& gutter) {
    const Side left = side_of(blocks, gutter, true);
    const Side right = side_of(blocks, gutter, false);
    const std::size_t least = std::min(left.blocks.size(), right.blocks.size());
    if (least < 2) return false;
    const double gap = right.box.x0 - left.box.x1;
    if (gap < kLeastGutter) return false;
    const bool grid = is_grid(left, right);
    if (least < kLeastSegments && !grid) return false;
    gutter.across = !grid && is_table(left, right);
    // The height over which both sides run, and a little for the width of the gutter.
    const double shared = std::min(left.box.y1, right.box.y1) - std::max(left.box.y0, right.box.y0);
    gutter.score = shared + std::min(gap, 40.0);
    return shared > (grid ? 15 : 30);
}

/// Where most of a side's blocks begin.
double left_edge(const Side& side) {
    std::vector<double> edges;
    for (const Block* block : side.blocks) edges.push_back(block->box.x0);
    std::sort(edges.begin(), edges.end());
    std::size_t most = 0;
    double best = side.box.x0;
    for (std::size_t first = 0, last = 0; first < edges.size(); ++first) {
        while (last < edges.size() && edges[last] < edges[first] + 3) ++last;
        if (last - first <= most) continue;
        most = last - first;
        best = edges[first];
    }
    return best;
}

/// A page's head has contacts in a row, and the gutter below may miss them by chance. A row of
/// three or more that begins where the right column does not is not of the columns.
void leave_out_head(const std::vector<Block>& blocks, Gutter& gutter) {
    constexpr int kHeadRows = 6;
    const double edge = left_edge(side_of(blocks, gutter, false));
    std::size_t at = gutter.first;
    for (int row = 0; row < kHeadRows && at + 2 * kLeastSegments < gutter.last; ++row) {
        const Strip& first = *blocks[at].strip;
        const std::size_t start = at;
        bool beside = false;
        bool in_column = false;
        for (; at < gutter.last && share_line(first, *blocks[at].strip); ++at) {
            const bool right = blocks[at].box.x1 > gutter.x;
            beside = beside || right;
            in_column = in_column || (right && std::abs(blocks[at].box.x0 - edge) < 3);
        }
        if (in_column) return;
        if (beside && at - start >= 3) gutter.first = at;
    }
}

/// Runs of blocks that do not cross x, longest first.
std::vector<Gutter> runs_beside(const std::vector<Block>& blocks, double x) {
    std::vector<Gutter> runs;
    for (std::size_t i = 0; i < blocks.size();) {
        std::size_t end = i;
        while (end < blocks.size() && !crosses(blocks[end].box, x)) ++end;
        if (end - i >= 4) runs.push_back({x, i, end, 0});
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
        for (Gutter gutter : runs_beside(blocks, x)) {
            leave_out_head(blocks, gutter);
            if (!is_gutter(blocks, gutter)) continue;
            // Columns go first: a table may stand in one of them.
            const bool better = !best || (best->across && !gutter.across) ||
                                (best->across == gutter.across && gutter.score > best->score);
            if (better) best = gutter;
        }
    if (!best) return std::nullopt;
    Parting parting{.gutter = best->x, .across = best->across};
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
