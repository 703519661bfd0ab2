#include "resume/card_rows.h"

#include <algorithm>
#include <cmath>

#include "resume/joined_dates.h"

namespace vitae {

namespace {

/// Blocks of cards; those of the page count from 0.
constexpr int kFirstBlock = 100'000;

bool holds_spans(const EntryRow& row) {
    return row.cells.size() > 1 && std::ranges::any_of(row.dates, [](const HeadingDate& date) {
               return !date.time.single;
           });
}

class Unfolding {
public:
    explicit Unfolding(std::vector<EntryRow>& rows) : rows_(rows) {}

    /// `dated` are the rows of dates alone. Each stands equally far below where its cards begin.
    bool run(const std::vector<std::size_t>& dated) {
        const std::size_t above = dated.front();
        for (std::size_t i = 0; i < dated.size(); ++i) {
            const std::size_t start = dated[i] - above;
            const std::size_t end = i + 1 < dated.size() ? dated[i + 1] - above : rows_.size();
            if (start > dated[i] || end <= dated[i] || !take(start, dated[i], end)) return false;
        }
        rows_ = std::move(out_);
        return true;
    }

private:
    bool take(std::size_t start, std::size_t dates, std::size_t end) {
        const std::vector<Cell> edges = rows_[dates].cells;
        for (std::size_t i = start; i < end; ++i)
            for (const Cell& cell : rows_[i].cells)
                if (column_of(edges, cell) == edges.size()) return false;
        for (std::size_t column = 0; column < edges.size(); ++column) {
            ++block_;
            for (std::size_t i = start; i < end; ++i) add(rows_[i], edges, column);
        }
        return true;
    }

    static std::size_t column_of(const std::vector<Cell>& edges, const Cell& cell) {
        constexpr double kSameEdge = 4;
        std::size_t column = 0;
        while (column < edges.size() && std::abs(edges[column].box.x0 - cell.box.x0) > kSameEdge)
            ++column;
        return column;
    }

    void add(const EntryRow& row, const std::vector<Cell>& edges, std::size_t column) {
        EntryRow one{.page = row.page, .block = kFirstBlock + block_};
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (column_of(edges, row.cells[i]) != column) continue;
            one.cells.push_back(row.cells[i]);
            one.cells.back().right = false;
            one.box = row.cells[i].box;
            for (HeadingDate date : row.dates) {
                if (date.cell != i) continue;
                date.cell = one.cells.size() - 1;
                one.dates.push_back(date);
            }
        }
        if (!one.cells.empty()) out_.push_back(std::move(one));
    }

    std::vector<EntryRow>& rows_;
    std::vector<EntryRow> out_;
    int block_ = 0;
};

}  // namespace

bool holds_dates_alone(const Reading& reading, const EntryRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto date = std::ranges::find(row.dates, i, &HeadingDate::cell);
        if (date == row.dates.end() || bare_of_marks(reading.text(), row.cells[i].span) !=
                                           bare_of_marks(reading.text(), date->time.span))
            return false;
    }
    return !row.cells.empty();
}

void unfold_cards(const Reading& reading, std::vector<EntryRow>& rows) {
    std::vector<std::size_t> dated;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (holds_dates_alone(reading, rows[i])) dated.push_back(i);
    const bool grid =
        std::ranges::any_of(dated, [&](std::size_t i) { return holds_spans(rows[i]); });
    if (grid) Unfolding(rows).run(dated);
}

}  // namespace vitae
