#include "extract/lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "extract/rivers.h"
#include "extract/spaced_letters.h"
#include "model/utf8.h"

namespace vitae {

namespace {

/// Gaps wider than this many times the font size part segments. Justified text stretches a space
/// to about one em; columns lie further apart.
constexpr double kSegmentGap = 1.35;
constexpr double kItemGap = 4;
/// At a column's left edge this is enough.
constexpr double kEdgeGap = 0.8;
/// Gaps below this many times the font size are kerning, not spaces.
constexpr double kSpace = 0.12;

bool same_baseline(const Piece& a, const Piece& b) {
    const double smaller = std::min(a.font_size, b.font_size);
    // Superscripts and icons stand off the line a little, still overlapping most of it.
    const double overlap = std::min(a.box.y1, b.box.y1) - std::max(a.box.y0, b.box.y0);
    const double height = std::min(a.box.height(), b.box.height());
    const double apart = std::abs(a.baseline - b.baseline);
    const bool near = apart < 0.5 * std::max(a.font_size, b.font_size);
    return apart < 0.25 * smaller || (near && overlap > 0.7 * height);
}

/// A name in large letters, and contacts beside it: lines of their own. Initials and bullets may
/// be of any size.
bool differ_much(const Piece& a, const Piece& b) {
    constexpr double kMuch = 1.7;
    const bool words = count_code_points(a.text) > 2 && count_code_points(b.text) > 2;
    const double larger = std::max(a.font_size, b.font_size);
    return words && larger > kMuch * std::min(a.font_size, b.font_size);
}

bool differ_much(const Strip& a, const Strip& b) {
    return differ_much(a.pieces.front(), b.pieces.front());
}

bool is_duplicate(const Piece& a, const Piece& b) {
    return a.text == b.text && std::abs(a.box.x0 - b.box.x0) < 0.15 * a.font_size &&
           std::abs(a.baseline - b.baseline) < 0.15 * a.font_size;
}

/// Takes out the second copy of words that were printed twice to look bold, or by mistake.
void drop_duplicates(std::vector<Piece>& row) {
    for (std::size_t i = 0; i < row.size(); ++i)
        for (std::size_t j = i + 1; j < row.size() && j < i + 4;)
            if (is_duplicate(row[i], row[j]))
                row.erase(row.begin() + static_cast<std::ptrdiff_t>(j));
            else
                ++j;
}

/// Groups pieces that share a baseline, wherever they stand from left to right.
std::vector<std::vector<Piece>> make_rows(std::vector<Piece> pieces) {
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return a.baseline < b.baseline;
    });
    std::vector<std::vector<Piece>> rows;
    for (Piece& piece : pieces) {
        // Rows are in order of their baselines, so only the last few can take the piece.
        std::size_t row = rows.size();
        for (std::size_t back = 1; back <= 4 && back <= rows.size(); ++back)
            if (same_baseline(rows[rows.size() - back].front(), piece)) row = rows.size() - back;
        if (row == rows.size()) rows.emplace_back();
        rows[row].push_back(std::move(piece));
    }
    for (auto& row : rows)
        std::stable_sort(row.begin(), row.end(), [](const Piece& a, const Piece& b) {
            return a.box.x0 < b.box.x0;
        });
    return rows;
}

std::vector<Strip> parted_by_gaps(std::vector<Piece> pieces) {
    std::vector<Strip> segments;
    for (std::vector<Piece>& row : make_rows(std::move(pieces))) {
        drop_duplicates(row);
        for (Piece& piece : row) piece.joined = false;
        join_spaced_letters(row);
        bool fresh = true;
        for (Piece& piece : row) {
            if (!fresh) {
                const Piece& last = segments.back().pieces.back();
                const double gap = piece.box.x0 - last.box.x1;
                const double small = std::min(last.font_size, piece.font_size);
                const double large = std::min(std::max(last.font_size, piece.font_size), 24.0);
                // A mark belongs to its item, however far the item is indented.
                const bool item = segments.back().pieces.size() == 1 && is_bullet(last) &&
                                  gap < kItemGap * piece.font_size;
                fresh = differ_much(last, piece) ||
                        (!piece.joined && !item && (gap > kSegmentGap * small || gap < -2 * large));
                piece.joined = piece.joined || gap < kSpace * large;
            }
            if (fresh) {
                segments.emplace_back();
                piece.joined = false;
            }
            segments.back().pieces.push_back(std::move(piece));
            fresh = false;
        }
    }
    return segments;
}

/// Where columns start: left edges that many segments have in common.
class LeftEdges {
public:
    explicit LeftEdges(const std::vector<Strip>& segments) {
        for (const Strip& segment : segments) {
            edges_.push_back(segment.pieces.front().box.x0);
            for (std::size_t i = 1; i < segment.pieces.size(); ++i) {
                const Piece& piece = segment.pieces[i];
                const double gap = piece.box.x0 - segment.pieces[i - 1].box.x1;
                if (gap > kEdgeGap * piece.font_size) edges_.push_back(piece.box.x0);
            }
        }
        std::sort(edges_.begin(), edges_.end());
    }
    bool is_shared(double x) const {
        const auto from = std::lower_bound(edges_.begin(), edges_.end(), x - 2);
        const auto to = std::upper_bound(edges_.begin(), edges_.end(), x + 2);
        return to - from >= 5;
    }

private:
    std::vector<double> edges_;
};

/// Columns may stand so close that the gap between them is hardly wider than a space.
std::vector<Strip> parted_by_edges(std::vector<Strip> segments) {
    const LeftEdges edges(segments);
    std::vector<Strip> parted;
    for (Strip& segment : segments) {
        Strip& first = parted.emplace_back();
        first.block = segment.block;
        for (Piece& piece : segment.pieces) {
            auto& open = parted.back().pieces;
            const double gap = open.empty() ? 0 : piece.box.x0 - open.back().box.x1;
            const bool item = open.size() == 1 && is_bullet(open.front());
            if (!item && gap > kEdgeGap * piece.font_size && edges.is_shared(piece.box.x0)) {
                parted.emplace_back().block = segment.block;
                piece.joined = false;
            }
            parted.back().pieces.push_back(std::move(piece));
        }
    }
    return parted;
}

}  // namespace

bool is_bullet(const Piece& piece) {
    constexpr std::u32string_view kBullets = U"•◦▪▫‣●○■□◆◇➢➤✓✔–—-*·∙⁃»";
    const std::u32string text = to_utf32(piece.text);
    return text.size() == 1 && kBullets.find(text.front()) != std::u32string_view::npos;
}

std::vector<Strip> make_segments(std::vector<Piece> pieces) {
    std::vector<Strip> segments = parted_by_edges(parted_by_gaps(std::move(pieces)));
    // Spaces between words that were seen are too uneven to look for narrow columns.
    const auto seen = std::stable_partition(segments.begin(), segments.end(), [](const Strip& s) {
        return s.pieces.front().seen == 0;
    });
    std::vector<Strip> uneven(
        std::make_move_iterator(seen), std::make_move_iterator(segments.end())
    );
    segments.erase(seen, segments.end());
    segments = part_at_rivers(std::move(segments));
    std::ranges::move(uneven, std::back_inserter(segments));
    return segments;
}

bool share_line(const Strip& a, const Strip& b) {
    return same_baseline(a.pieces.front(), b.pieces.front());
}

std::vector<Strip> make_lines(std::vector<Strip> segments, int block) {
    std::stable_sort(segments.begin(), segments.end(), [](const Strip& a, const Strip& b) {
        return a.pieces.front().baseline < b.pieces.front().baseline;
    });
    std::vector<std::vector<Strip>> rows;
    for (Strip& segment : segments) {
        const bool joins = !rows.empty() && share_line(rows.back().front(), segment) &&
                           !differ_much(rows.back().front(), segment);
        if (!joins) rows.emplace_back();
        rows.back().push_back(std::move(segment));
    }
    std::vector<Strip> lines;
    for (auto& row : rows) {
        std::stable_sort(row.begin(), row.end(), [](const Strip& a, const Strip& b) {
            return a.box().x0 < b.box().x0;
        });
        Strip& line = lines.emplace_back();
        line.block = block;
        for (Strip& segment : row)
            std::move(
                segment.pieces.begin(), segment.pieces.end(), std::back_inserter(line.pieces)
            );
    }
    return lines;
}

Box Strip::box() const {
    Box all = pieces.front().box;
    for (const Piece& piece : pieces) all = unite(all, piece.box);
    return all;
}

}  // namespace vitae
