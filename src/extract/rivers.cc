#include "extract/rivers.h"

#include <algorithm>
#include <cmath>

#include "extract/lines.h"
#include "model/utf8.h"

namespace vitae {

namespace {

/// A river is as wide as this many font sizes in every line, and wider than the line's spaces.
constexpr double kLeastGap = 0.45;
constexpr double kUsualGaps = 1.5;
/// So many lines have text on both of its banks. By chance spaces do not meet that often.
constexpr int kLeastLines = 6;
/// Narrower than this is a column of bullets or numbers.
constexpr double kLeastWidth = 40;
/// Lines that are further apart have nothing to do with each other.
constexpr double kMostApart = 90;
constexpr std::size_t kMostCandidates = 1500;

struct Row {
    std::vector<const Piece*> pieces;  ///< From left to right.
    double baseline = 0;
    double least_gap = 0;
};

struct River {
    double x = 0;
    double from = 0;  ///< Baselines of its first and last line.
    double to = 0;
};

double usual_gap(const Strip& strip) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < strip.pieces.size(); ++i)
        if (!strip.pieces[i].joined)
            gaps.push_back(strip.pieces[i].box.x0 - strip.pieces[i - 1].box.x1);
    if (gaps.empty()) return 0;
    std::nth_element(gaps.begin(), gaps.begin() + std::ssize(gaps) / 2, gaps.end());
    return gaps[gaps.size() / 2];
}

std::vector<Row> rows_of(const std::vector<Strip>& segments) {
    std::vector<const Strip*> sorted;
    for (const Strip& segment : segments) sorted.push_back(&segment);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Strip* a, const Strip* b) {
        return a->pieces.front().baseline < b->pieces.front().baseline;
    });
    std::vector<Row> rows;
    const Strip* first = nullptr;
    for (const Strip* strip : sorted) {
        if (first == nullptr || !share_line(*first, *strip)) {
            rows.push_back({.baseline = strip->pieces.front().baseline});
            first = strip;
        }
        for (const Piece& piece : strip->pieces) rows.back().pieces.push_back(&piece);
        const double gap = kLeastGap * strip->pieces.front().font_size;
        rows.back().least_gap = std::max(rows.back().least_gap, gap);
    }
    for (Row& row : rows)
        std::stable_sort(row.pieces.begin(), row.pieces.end(), [](const Piece* a, const Piece* b) {
            return a->box.x0 < b->box.x0;
        });
    return rows;
}

/// What a river sees of one line.
enum class Bank { none, one, both, crossed };

Bank look_at(const Row& row, double x) {
    double left = -kMaxLength;
    double right = kMaxLength;
    for (const Piece* piece : row.pieces) {
        if (piece->box.x0 < x && piece->box.x1 > x) return Bank::crossed;
        if (piece->box.x1 <= x)
            left = std::max(left, piece->box.x1);
        else
            right = std::min(right, piece->box.x0);
    }
    if (left == -kMaxLength && right == kMaxLength) return Bank::none;
    if (left == -kMaxLength || right == kMaxLength) return Bank::one;
    return right - left < row.least_gap ? Bank::crossed : Bank::both;
}

class Finder {
public:
    explicit Finder(const std::vector<Row>& rows) : rows_(rows) {}

    void try_at(double x, double baseline) {
        for (const River& river : rivers_)
            if (std::abs(river.x - x) < 1 && baseline >= river.from && baseline <= river.to) return;
        const auto at =
            std::lower_bound(rows_.begin(), rows_.end(), baseline, [](const Row& row, double y) {
                return row.baseline < y;
            });
        std::size_t first = static_cast<std::size_t>(at - rows_.begin());
        std::size_t last = first;
        const auto passes = [&](std::size_t row, std::size_t beside) {
            return std::abs(rows_[row].baseline - rows_[beside].baseline) < kMostApart &&
                   look_at(rows_[row], x) != Bank::crossed;
        };
        while (first > 0 && passes(first - 1, first)) --first;
        while (last + 1 < rows_.size() && passes(last + 1, last)) ++last;
        if (is_river(x, first, last))
            rivers_.push_back({x, rows_[first].baseline, rows_[last].baseline});
    }

    const std::vector<River>& rivers() const { return rivers_; }

private:
    bool is_river(double x, std::size_t first, std::size_t last) const {
        int both = 0;
        int marks = 0;
        double left = x;
        double right = x;
        for (std::size_t i = first; i <= last; ++i) {
            if (look_at(rows_[i], x) != Bank::both) continue;
            ++both;
            marks += ends_in_mark(rows_[i], x) ? 1 : 0;
            left = std::min(left, rows_[i].pieces.front()->box.x0);
            right = std::max(right, rows_[i].pieces.back()->box.x1);
        }
        return both >= kLeastLines && 2 * marks < both && x - left > kLeastWidth &&
               right - x > kLeastWidth;
    }

    /// True when a bullet or a number stands left of x, whose text is right of it.
    static bool ends_in_mark(const Row& row, double x) {
        const Piece* last = nullptr;
        for (const Piece* piece : row.pieces)
            if (piece->box.x1 <= x) last = piece;
        return last != nullptr && count_code_points(last->text) <= 2;
    }

    const std::vector<Row>& rows_;
    std::vector<River> rivers_;
};

bool is_crossed_by(const River& river, const Piece& before, const Piece& after) {
    return before.box.x1 <= river.x && after.box.x0 >= river.x && after.baseline >= river.from &&
           after.baseline <= river.to;
}

}  // namespace

std::vector<Strip> part_at_rivers(std::vector<Strip> segments) {
    const std::vector<Row> rows = rows_of(segments);
    Finder finder(rows);
    std::size_t candidates = 0;
    for (const Strip& segment : segments) {
        const double usual = kUsualGaps * usual_gap(segment);
        for (std::size_t i = 1; i < segment.pieces.size(); ++i) {
            const Piece& piece = segment.pieces[i];
            const Piece& before = segment.pieces[i - 1];
            const double gap = piece.box.x0 - before.box.x1;
            if (gap < std::max(kLeastGap * piece.font_size, usual)) continue;
            if (++candidates > kMostCandidates) return segments;
            const double y = segment.pieces.front().baseline;
            finder.try_at(piece.box.x0 - 0.5, y);
            finder.try_at(before.box.x1 + 0.5, y);
        }
    }
    if (finder.rivers().empty()) return segments;
    std::vector<Strip> parted;
    for (Strip& segment : segments) {
        const int block = segment.block;
        std::vector<Piece> pieces = std::move(segment.pieces);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const bool fresh =
                i == 0 ||
                std::any_of(
                    finder.rivers().begin(),
                    finder.rivers().end(),
                    [&](const River& river) {
                        return is_crossed_by(river, parted.back().pieces.back(), pieces[i]);
                    }
                );
            if (fresh) {
                parted.push_back({.pieces = {}, .block = block});
                pieces[i].joined = false;
            }
            parted.back().pieces.push_back(std::move(pieces[i]));
        }
    }
    return parted;
}

}  // namespace vitae
