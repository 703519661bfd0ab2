#include "extract/columns.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "extract/lines.h"
#include "extract/page_head.h"
#include "extract/side_dates.h"
#include "extract/sides.h"

namespace vitae {

namespace {

constexpr double kLeastGutter = 5;  ///< Points.
/// Columns that run so far side by side are columns, whatever ends them.
constexpr double kLongColumn = 200;
/// A rail of titles goes before columns in what they head.
constexpr double kTitlesFirst = 60;
constexpr std::size_t kLeastRows = 3;  ///< On each side.

/// A gutter at x beside which blocks `first` to `last - 1`, in order of y, lie on one side each.
struct Gutter {
    double x = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    double score = 0;
    bool across = false;
    bool titles = false;
    bool misplaced = false;    ///< Another gutter may run further up or down.
    bool parts_dates = false;  ///< From what they belong to, beside which another gutter may run.
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

std::size_t rows_of(const Side& side) {
    std::size_t rows = 0;
    const Block* last = nullptr;
    for (const Block* block : side.blocks) {
        if (last == nullptr || !share_line(*last->strip, *block->strip)) ++rows;
        last = block;
    }
    return rows;
}

/// True when what ends the run would fit beside a gutter a little further off.
bool is_misplaced(const std::vector<Block>& blocks, const Gutter& run, double from, double to) {
    const auto fits = [&](std::size_t at) {
        const Box& box = blocks[at].box;
        return crosses(box, run.x) && (box.x1 < to - 2 || box.x0 > from + 2);
    };
    return (run.first > 0 && fits(run.first - 1)) || (run.last < blocks.size() && fits(run.last));
}

bool is_gutter(const std::vector<Block>& blocks, Gutter& gutter) {
    const Side left = side_of(blocks, gutter, true);
    const Side right = side_of(blocks, gutter, false);
    if (left.blocks.empty() || right.blocks.empty()) return false;
    const std::size_t least = std::min(left.blocks.size(), right.blocks.size());
    if (least < 2) return false;
    const double gap = right.box.x0 - left.box.x1;
    if (gap < kLeastGutter) return false;
    const bool grid = is_grid(left, right);
    const bool titled = begin_with_titles(left, right);
    const std::size_t rows = std::min(rows_of(left), rows_of(right));
    const bool few = rows < (titled || are_titles_of(left, right) ? 2 : kLeastRows);
    if (few && !grid) return false;
    gutter.titles = !grid && are_titles_of(left, right);
    gutter.across = !grid && !gutter.titles && is_table(left, right);
    gutter.parts_dates = parts_dates(left, right);
    // The height over which both sides run, and a little for the width of the gutter.
    const double shared = std::min(left.box.y1, right.box.y1) - std::max(left.box.y0, right.box.y0);
    gutter.score = shared + std::min(gap, 40.0) + (gutter.titles ? kTitlesFirst : 0);
    gutter.misplaced =
        shared < kLongColumn && is_misplaced(blocks, gutter, left.box.x1, right.box.x0);
    return shared > (grid || titled ? 15 : 30);
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
    for (int row = 0; row < kHeadRows && at + 2 * kLeastRows < gutter.last; ++row) {
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

/// The last line of what stands across goes on: a row of contacts that wraps.
void leave_out_end(const std::vector<Block>& blocks, Gutter& gutter) {
    if (gutter.first == 0) return;
    const std::size_t at = gutter.first;
    const Piece& above = blocks[at - 1].strip->pieces.front();
    const Piece& piece = blocks[at].strip->pieces.front();
    if (at + 2 >= gutter.last || share_line(*blocks[at].strip, *blocks[at + 1].strip)) return;
    const double apart = piece.baseline - above.baseline;
    const double below = blocks[at + 1].strip->pieces.front().baseline - piece.baseline;
    const bool alike =
        std::abs(piece.font_size - above.font_size) < 0.2 && piece.bold == above.bold && apart > 0;
    if (alike && apart < 1.7 * piece.font_size && below > 1.3 * apart) gutter.first = at + 1;
}

/// Where one column has ended, a title in the other begins what stands under both.
void leave_out_rest(const std::vector<Block>& blocks, Gutter& gutter) {
    const Side left = side_of(blocks, gutter, true);
    const Side right = side_of(blocks, gutter, false);
    if (left.blocks.empty() || right.blocks.empty()) return;
    const Side& longer = left.box.y1 > right.box.y1 ? left : right;
    const double end = std::min(left.box.y1, right.box.y1);
    for (std::size_t at = gutter.first; at < gutter.last; ++at) {
        const Box& box = blocks[at].box;
        if (box.y0 < end || !is_title_in(longer, *blocks[at].strip)) continue;
        gutter.last = at;
        return;
    }
}

/// The side of a table that is read across begins where its cells do. What stands further right in
/// the lines above is a page's head.
Gutter without_head(const std::vector<Block>& blocks, Gutter gutter) {
    const double edge = left_edge(side_of(blocks, gutter, false));
    std::size_t others = 0;
    for (std::size_t at = gutter.first; at < gutter.last; ++at) {
        const Box& box = blocks[at].box;
        if (box.x1 <= gutter.x) continue;
        if (box.x0 > edge + 40) {
            ++others;
            continue;
        }
        if (others < 2) return gutter;
        while (at > gutter.first && share_line(*blocks[at - 1].strip, *blocks[at].strip)) --at;
        gutter.first = at;
        return gutter;
    }
    return gutter;
}

/// Columns that begin with titles side by side have nothing to do with dates above them.
void leave_out_dates(const std::vector<Block>& blocks, Gutter& gutter) {
    for (std::size_t at = gutter.first; at + 2 * kLeastRows < gutter.last; ++at) {
        Gutter rest = gutter;
        rest.first = at;
        const Side left = side_of(blocks, rest, true);
        const Side right = side_of(blocks, rest, false);
        if (std::min(rows_of(left), rows_of(right)) < 2) return;
        if (begin_with_titles(left, right)) {
            gutter.first = at;
            return;
        }
        const bool is_right = blocks[at].box.x1 > gutter.x;
        if (is_right && !is_like_date(*blocks[at].strip)) return;
    }
}

/// Runs of blocks that do not cross x, longest first.
std::vector<Gutter> runs_beside(const std::vector<Block>& blocks, double x) {
    std::vector<Gutter> runs;
    for (std::size_t i = 0; i < blocks.size();) {
        std::size_t end = i;
        while (end < blocks.size() && !crosses(blocks[end].box, x)) ++end;
        const std::size_t next = std::max(end, i + 1);
        // What stands on one line with something that crosses is above or below as well.
        const auto breaks_line = [&](std::size_t at) {
            return at > 0 && at < blocks.size() &&
                   share_line(*blocks[at - 1].strip, *blocks[at].strip);
        };
        while (i < end && breaks_line(i)) ++i;
        while (end > i && breaks_line(end)) --end;
        if (end >= i + 4) runs.push_back({x, i, end, 0});
        i = next;
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

/// Columns go first: a table may stand in one of them.
std::tuple<bool, bool, bool, double> rank_of(const Gutter& gutter) {
    const bool down = gutter.titles || !gutter.across;
    return {!gutter.misplaced, down, !gutter.parts_dates, gutter.score};
}

}  // namespace

std::optional<Parting> part_columns(const std::vector<Strip>& region) {
    const std::vector<Block> blocks = sorted_blocks(region);
    std::optional<Gutter> best;
    for (const double x : candidates(blocks))
        for (Gutter gutter : runs_beside(blocks, x)) {
            const double edge = left_edge(side_of(blocks, gutter, false));
            gutter.first = end_of_head(blocks, {gutter.first, gutter.last, gutter.x, edge});
            leave_out_end(blocks, gutter);
            leave_out_head(blocks, gutter);
            leave_out_dates(blocks, gutter);
            leave_out_rest(blocks, gutter);
            if (!is_gutter(blocks, gutter)) continue;
            Gutter trimmed = gutter.across ? without_head(blocks, gutter) : gutter;
            if (trimmed.first != gutter.first && is_gutter(blocks, trimmed)) gutter = trimmed;
            if (!best || rank_of(gutter) > rank_of(*best)) best = gutter;
        }
    if (!best) return std::nullopt;
    Parting parting{.gutter = best->x, .across = best->across, .titles = best->titles};
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
