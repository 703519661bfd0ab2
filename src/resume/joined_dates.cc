#include "resume/joined_dates.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "resume/date_words.h"
#include "resume/letters.h"

namespace vitae {

namespace {

bool is_around(char32_t c) {
    return is_space(c) || is_dash(c) || is_colon(c) ||
           contains(U"()[]|·•,;/⋅∙–—（）【】「」、，丨｜>.", {&c, 1});
}

class Joining {
public:
    Joining(const Reading& reading, std::vector<EntryRow>& rows) : reading_(reading), rows_(rows) {}

    void run() {
        for (EntryRow& row : rows_) join_columns(row);
        join_stacked_dates();
        join_broken_dates();
        join_open_dates();
        join_pairs();
    }

private:
    /// "06/2016 | 05/2018": a table may have a column for the day of leaving.
    void join_columns(EntryRow& row) {
        if (row.cells.size() < 3) return;
        for (std::size_t i = 0; i < row.dates.size(); ++i) {
            const std::size_t c = row.dates[i].cell + 1;
            if (c >= row.cells.size() || !is_alone(row, row.dates[i])) continue;
            TimeSpan& time = row.dates[i].time;
            const Span text = bare_of_marks(reading_.text(), row.cells[c].span);
            if (find_date_word(fold(reading_.slice(text))) == DateWord::present) {
                time.current = true;
                time.start = std::exchange(time.end, std::nullopt);
            } else if (i + 1 < row.dates.size() && row.dates[i + 1].cell == c && is_alone(row, row.dates[i + 1])) {
                time.start = time.end;
                time.end = row.dates[i + 1].time.end;
                row.dates.erase(row.dates.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            } else {
                continue;
            }
            time.single = false;
            drop_cell(row, c);
        }
    }

    /// A single date that has its cell for itself.
    bool is_alone(const EntryRow& row, const HeadingDate& date) const {
        return date.time.single && bare_of_marks(reading_.text(), row.cells[date.cell].span) ==
                                       bare_of_marks(reading_.text(), date.time.span);
    }

    /// A narrow rail breaks "seit Okt. 2018" or "03/2016 – 09/2018" into two rows.
    void join_stacked_dates() {
        for (std::size_t i = 0; i + 1 < rows_.size(); ++i)
            for (std::size_t c = 0; c < rows_[i].cells.size(); ++c)
                for (std::size_t d = 0; d < rows_[i + 1].cells.size(); ++d)
                    if (join_stacked(rows_[i], c, rows_[i + 1], d)) break;
    }

    bool join_stacked(EntryRow& above, std::size_t c, EntryRow& row, std::size_t d) {
        const Span first = above.cells[c].span;
        const Span second = row.cells[d].span;
        const Box& a = above.cells[c].box;
        const Box& b = row.cells[d].box;
        const bool aligned = std::abs(a.x1 - b.x1) < 4 || std::abs(a.x0 - b.x0) < 4;
        const bool narrow = first.end - first.start < 24 && second.end - second.start < 24;
        // Only beside something else; alone, two rows are two dates.
        if (!aligned || !narrow || above.cells.size() < 2 || above.page != row.page) return false;
        const auto complete = find_time_spans(reading_.slice(first));
        if (!complete.empty() && !complete.front().open && !complete.front().single) return false;
        const std::u32string both =
            std::u32string(reading_.slice(first)) + U' ' + std::u32string(reading_.slice(second));
        const auto found = find_time_spans(both);
        const std::uint32_t length = first.end - first.start;
        if (found.size() != 1 || found.front().span.start > 2 || found.front().span.end <= length ||
            both.size() - found.front().span.end > 2)
            return false;
        const bool one_date = found.front().single;
        if (one_date && !complete.empty()) return false;
        TimeSpan time = found.front();
        place(time, first, second);
        std::erase_if(above.dates, [&](const HeadingDate& date) { return date.cell == c; });
        above.dates.push_back({time, c});
        row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(d));
        std::erase_if(row.dates, [&](const HeadingDate& date) { return date.cell == d; });
        for (HeadingDate& date : row.dates)
            if (date.cell > d) --date.cell;
        return true;
    }

    /// From the joined text of two cells to where they stand.
    static void place(TimeSpan& time, Span first, Span second) {
        const std::uint32_t length = first.end - first.start;
        const auto move = [&](Moment& moment) {
            const Span span = moment.span;
            if (span.start > length) {
                moment.span = {
                    second.start + span.start - length - 1, second.start + span.end - length - 1};
                return;
            }
            moment.span = {first.start + span.start, first.start + std::min(span.end, length)};
            if (span.end > length)
                moment.rest = {second.start, second.start + span.end - length - 1};
        };
        if (time.start) move(*time.start);
        if (time.end) move(*time.end);
        time.span = first;
    }

    /// "2015" above "2017", with nothing beside them: where all dates stand in such pairs, each is
    /// a span of time.
    void join_pairs() {
        const auto stands_alone = [&](const EntryRow& row) {
            return row.cells.size() == 1 && row.dates.size() == 1 &&
                   is_alone(row, row.dates.front());
        };
        std::vector<std::size_t> pairs;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i].dates.empty()) continue;
            const bool pair = i + 1 < rows_.size() && stands_alone(rows_[i]) &&
                              stands_alone(rows_[i + 1]) && rows_[i].page == rows_[i + 1].page &&
                              year_of(rows_[i]) <= year_of(rows_[i + 1]);
            if (!pair) return;
            pairs.push_back(i++);
        }
        for (const std::size_t i : pairs) {
            TimeSpan& time = rows_[i].dates.front().time;
            time.start = time.end;
            time.end = rows_[i + 1].dates.front().time.end;
            time.single = false;
            rows_[i + 1].dates.clear();
            drop_cell(rows_[i + 1], 0);
        }
    }

    static int year_of(const EntryRow& row) { return row.dates.front().time.end->date.year; }

    /// "Sept 2018 –" in one row and "May 2023" in the next are one span of time.
    void join_open_dates() {
        for (std::size_t i = 0; i + 1 < rows_.size(); ++i) {
            for (HeadingDate& date : rows_[i].dates) {
                if (!date.time.open) continue;
                for (std::size_t j = i + 1; j < rows_.size() && j <= i + 2; ++j)
                    if (join(date, rows_[i], rows_[j])) break;
            }
        }
    }

    bool join(HeadingDate& date, const EntryRow& above, EntryRow& row) {
        const Box& over = above.cells[date.cell].box;
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const Box& box = row.cells[c].box;
            if (box.x0 > over.x1 || box.x1 < over.x0) continue;
            const Span text = bare_of_marks(reading_.text(), row.cells[c].span);
            if (find_date_word(fold(reading_.slice(text))) == DateWord::present) {
                date.time.open = false;
                drop_cell(row, c);
                return true;
            }
            const auto found =
                std::find_if(row.dates.begin(), row.dates.end(), [&](const HeadingDate& other) {
                    return other.cell == c && other.time.single;
                });
            if (found == row.dates.end()) continue;
            const Span rest =
                bare_of_marks(reading_.text(), {found->time.span.end, row.cells[c].span.end});
            if (!rest.empty() && rest.start < found->time.span.start) continue;
            date.time.end = found->time.end;
            date.time.current = false;
            date.time.open = false;
            row.dates.erase(found);
            if (rest.empty()) drop_cell(row, c);
            return true;
        }
        return false;
    }

    /// What stood in the cell is a part of the date above.
    static void drop_cell(EntryRow& row, std::size_t c) {
        row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(c));
        for (HeadingDate& other : row.dates)
            if (other.cell > c) --other.cell;
        if (row.cells.empty()) row.continues = true;
    }

    /// "Oslo, Feb 2017" above "– today": what a rail had no room for.
    void join_broken_dates() {
        for (std::size_t i = 0; i + 1 < rows_.size(); ++i)
            for (HeadingDate& date : rows_[i].dates)
                for (std::size_t c = 0; date.time.single && c < rows_[i + 1].cells.size(); ++c)
                    if (join_broken(date, rows_[i], rows_[i + 1], c)) break;
    }

    bool join_broken(HeadingDate& date, const EntryRow& above, EntryRow& row, std::size_t c) {
        const Cell& first = above.cells[date.cell];
        const Cell& second = row.cells[c];
        const bool below = second.box.x0 < first.box.x1 && second.box.x1 > first.box.x0;
        if (!below || above.cells.size() < 2 || above.page != row.page) return false;
        const Span from{date.time.span.start, first.span.end};
        const std::uint32_t length = from.end - from.start;
        if (length > 24 || second.span.end - second.span.start > 24) return false;
        const std::u32string both = std::u32string(reading_.slice(from)) + U' ' +
                                    std::u32string(reading_.slice(second.span));
        const auto found = find_time_spans(both);
        const bool one = found.size() == 1 && !found.front().single && !found.front().open &&
                         found.front().span.start == 0 && found.front().span.end > length + 1 &&
                         both.size() - found.front().span.end <= 2;
        if (!one) return false;
        TimeSpan time = found.front();
        place(time, from, second.span);
        time.span.start = from.start;
        date.time = time;
        std::erase_if(row.dates, [&](const HeadingDate& other) { return other.cell == c; });
        drop_cell(row, c);
        return true;
    }

    const Reading& reading_;
    std::vector<EntryRow>& rows_;
};

}  // namespace

Span bare_of_marks(std::u32string_view text, Span span) {
    while (span.start < span.end && is_around(text[span.start])) ++span.start;
    while (span.end > span.start && is_around(text[span.end - 1])) --span.end;
    return span;
}

void join_dates(const Reading& reading, std::vector<EntryRow>& rows) {
    Joining(reading, rows).run();
}

}  // namespace vitae
