#include "extract/rails.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "extract/lines.h"
#include "extract/sides.h"
#include "model/utf8.h"

namespace vitae {

namespace {

/// Lines that are further apart than this many font sizes belong to different cells.
constexpr double kCellGap = 1.9;
/// Unless what is above must go on.
constexpr double kOpenGap = 2.4;

/// One line across: what stands in the rail, and what stands beside it.
struct Row {
    std::optional<Strip> rail;
    std::optional<Strip> main;
    double baseline = 0;
};

void join(std::optional<Strip>& open, Strip more) {
    if (!open) {
        open = std::move(more);
        return;
    }
    std::move(more.pieces.begin(), more.pieces.end(), std::back_inserter(open->pieces));
}

bool begins_with_bullet(const Strip& strip) {
    return is_bullet(strip.pieces.front());
}

bool is_loud(const Strip& strip) {
    const Piece& piece = strip.pieces.front();
    const std::u32string text = to_utf32(piece.text);
    const auto small = std::count_if(text.begin(), text.end(), [](char32_t c) {
        return (c >= U'a' && c <= U'z') || (c >= U'à' && c <= U'ÿ');
    });
    return piece.bold || (small == 0 && text.size() > 3);
}

/// A label that looks unlike what it stands beside is a title.
bool is_title(const Strip& label, const Strip& beside) {
    const Piece& a = label.pieces.front();
    const Piece& b = beside.pieces.front();
    const bool unlike = std::abs(a.font_size - b.font_size) > 0.05 * b.font_size ||
                        std::abs(a.lightness - b.lightness) > 0.15 || a.italic != b.italic ||
                        is_loud(label) != is_loud(beside);
    return unlike && !is_like_date(label);
}

class Rails {
public:
    Rails(std::vector<Strip> segments, double gutter, int block) : block_(block) {
        std::stable_sort(segments.begin(), segments.end(), [](const Strip& a, const Strip& b) {
            return a.pieces.front().baseline < b.pieces.front().baseline;
        });
        find_sides(segments, gutter);
        for (Strip& segment : segments) add_segment(std::move(segment), gutter);
        if (!rail_is_left_) join_raised_dates();
    }

    std::vector<Strip> read() {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rail_is_left_)
                read_left(i);
            else
                read_right(i);
        }
        return std::move(lines_);
    }

private:
    void find_sides(const std::vector<Strip>& segments, double gutter) {
        double left = 0;
        double right = 0;
        for (const Strip& segment : segments) {
            const Box box = segment.box();
            (box.x1 <= gutter ? left : right) =
                std::max(box.x1 <= gutter ? left : right, box.width());
        }
        rail_is_left_ = left <= right;
    }

    void add_segment(Strip segment, double gutter) {
        const double baseline = segment.pieces.front().baseline;
        if (rows_.empty() || !is_same_row(segment)) rows_.push_back({.baseline = baseline});
        const bool left = segment.box().x1 <= gutter;
        Row& row = rows_.back();
        std::optional<Strip>& side = left == rail_is_left_ ? row.rail : row.main;
        join(side, std::move(segment));
        // A segment may stand a little higher than the one left of it.
        std::stable_sort(
            side->pieces.begin(),
            side->pieces.end(),
            [](const Piece& a, const Piece& b) { return a.box.x0 < b.box.x0; }
        );
    }

    /// A date that is set a little higher than the line to which it belongs.
    void join_raised_dates() {
        constexpr double kRaised = 0.6;  // Font sizes.
        for (std::size_t i = 0; i + 1 < rows_.size(); ++i) {
            Row& date = rows_[i];
            Row& line = rows_[i + 1];
            if (!date.rail || date.main || line.rail || !line.main) continue;
            const double size = line.main->pieces.front().font_size;
            if (!is_like_date(*date.rail) || line.baseline - date.baseline > kRaised * size)
                continue;
            line.rail = std::exchange(date.rail, std::nullopt);
        }
        std::erase_if(rows_, [](const Row& row) { return !row.rail && !row.main; });
    }

    bool is_same_row(const Strip& segment) const {
        const Row& row = rows_.back();
        return (row.rail && share_line(*row.rail, segment)) ||
               (row.main && share_line(*row.main, segment));
    }

    /// The rows whose words in the rail go on from row `first`: the cell's last row.
    std::size_t cell_end(std::size_t first) const {
        std::size_t last = first;
        Strip cell = *rows_[first].rail;
        for (std::size_t i = first + 1; i < rows_.size(); ++i) {
            if (!rows_[i].rail) {
                if (rows_[i].baseline - rows_[last].baseline > 40) break;
                continue;
            }
            if (!goes_on(cell, *rows_[last].rail, rows_[i]) && !is_wrapped(last, i)) break;
            const auto& more = rows_[i].rail->pieces;
            cell.pieces.insert(cell.pieces.end(), more.begin(), more.end());
            last = i;
        }
        return last;
    }

    /// True when the label of row `next` is the rest of the one in row `first`, whose words did not
    /// fit into the rail: both stand much closer than the labels above and below.
    bool is_wrapped(std::size_t first, std::size_t next) const {
        const Strip& above = *rows_[first].rail;
        const Strip& below = *rows_[next].rail;
        const Piece& a = above.pieces.front();
        const Piece& b = below.pieces.front();
        const double apart = b.baseline - a.baseline;
        const bool alike = a.bold == b.bold && std::abs(a.box.x0 - b.box.x0) < 2 &&
                           std::abs(a.font_size - b.font_size) < 0.1 * b.font_size;
        if (!alike || apart > kCellGap * std::min(a.font_size, 14.0)) return false;
        if (is_like_date(above) || is_like_date(below)) return false;
        if (!differs_in_size(rows_[first]) || !differs_in_size(rows_[next])) return false;
        int others = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (!rows_[i].rail) continue;
            others += i != first && i != next ? 1 : 0;
            const double far =
                i < first ? a.baseline - rows_[i].baseline : rows_[i].baseline - b.baseline;
            if (i != first && i != next && far < 1.6 * apart) return false;
            // The next word would have fitted.
            if (above.box().width() + b.box.width() < rows_[i].rail->box().width()) return false;
        }
        return others > 0;
    }

    static bool differs_in_size(const Row& row) {
        if (!row.main) return true;
        const double size = row.main->pieces.front().font_size;
        return std::abs(row.rail->pieces.front().font_size - size) > 0.05 * size;
    }

    /// A date that wraps goes on beside the text; a label only where nothing stands beside it, as
    /// the next line may have a label of its own.
    static bool goes_on(const Strip& cell, const Strip& above, const Row& row) {
        const Piece& a = above.pieces.front();
        const Piece& b = row.rail->pieces.front();
        const double apart = (b.baseline - a.baseline) / std::min(a.font_size, 14.0);
        const Box upper = above.box();
        const Box lower = row.rail->box();
        const bool centred = std::abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) < 4;
        const bool same_edge =
            centred || std::abs(upper.x0 - lower.x0) < 2 || std::abs(upper.x1 - lower.x1) < 2;
        // "Experience" above "2019 – now" is no month.
        const bool alike =
            a.bold == b.bold && std::abs(a.font_size - b.font_size) < 0.05 * b.font_size;
        if (apart > kOpenGap || !same_edge || !alike) return false;
        if (is_open_date(cell, *row.rail)) return true;
        if (apart >= kCellGap || centred) return false;
        return (!is_like_date(cell) && !row.main) || (!row.main && !is_like_date(*row.rail));
    }

    void read_left(std::size_t i) {
        Row& row = rows_[i];
        std::optional<Strip> line;
        if (row.rail) {
            const std::size_t end = cell_end(i);
            const bool unlike = row.main && is_title(*row.rail, *row.main);
            for (std::size_t j = i; j <= end; ++j)
                if (rows_[j].rail) join(line, *std::exchange(rows_[j].rail, std::nullopt));
            if (unlike && owns_rows(i)) emit(std::exchange(line, std::nullopt));
        }
        if (row.main) join(line, *std::exchange(row.main, std::nullopt));
        emit(std::move(line));
    }

    /// True when further lines belong to the label of row `i`.
    bool owns_rows(std::size_t i) const {
        return i + 1 < rows_.size() && rows_[i + 1].main && !rows_[i + 1].rail;
    }

    /// Words beside an item of a list are not its own: they belong to the entry above.
    void read_right(std::size_t i) {
        Row& row = rows_[i];
        std::optional<Strip> line = std::exchange(row.main, std::nullopt);
        const bool heads = line.has_value() && !begins_with_bullet(*line);
        if (row.rail) {
            const std::size_t end = is_like_date(*row.rail) ? cell_end(i) : i;
            for (std::size_t j = i; j <= end; ++j)
                if (rows_[j].rail) join(line, *std::exchange(rows_[j].rail, std::nullopt));
        }
        emit(std::move(line));
        if (!heads) return;
        const std::size_t end = cell_end_right(i);
        for (std::size_t j = i + 1; j <= end; ++j)
            if (rows_[j].rail) emit(std::exchange(rows_[j].rail, std::nullopt));
    }

    /// The last row whose words in the rail stand beside the list under row `i`.
    std::size_t cell_end_right(std::size_t i) const {
        std::size_t last = i;
        double indent = 0;
        for (std::size_t j = i + 1; j < rows_.size(); ++j) {
            const bool item = rows_[j].main && begins_with_bullet(*rows_[j].main);
            if (item && rows_[j].main->pieces.size() > 1) indent = rows_[j].main->pieces[1].box.x0;
            const bool goes_on =
                rows_[j].main && indent > 0 && rows_[j].main->box().x0 > indent - 2;
            if (rows_[j].main && !item && !goes_on) break;
            // A date alone may be of what stands under the list.
            const bool date = !rows_[j].main && rows_[j].rail && is_like_date(*rows_[j].rail);
            if (!date) last = j;
        }
        return last;
    }

    void emit(std::optional<Strip> line) {
        if (!line) return;
        line->block = block_;
        lines_.push_back(std::move(*line));
    }

    int block_;
    bool rail_is_left_ = true;
    std::vector<Row> rows_;
    std::vector<Strip> lines_;
};

}  // namespace

std::vector<Strip> read_rails(std::vector<Strip> segments, double gutter, int block) {
    return Rails(std::move(segments), gutter, block).read();
}

}  // namespace vitae
