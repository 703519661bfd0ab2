#include "resume/entry_rows.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "resume/date_words.h"
#include "resume/letters.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr std::size_t kMostHeadingLetters = 140;
constexpr std::size_t kProseWords = 9;

bool is_around(char32_t c) {
    return is_space(c) || is_dash(c) || is_colon(c) ||
           contains(U"()[]|·•,;/⋅∙–—（）【】「」、，丨｜>.", {&c, 1});
}

/// What is left of a span without brackets, separators and spaces at its ends.
Span bare(std::u32string_view text, Span span) {
    while (span.start < span.end && is_around(text[span.start])) ++span.start;
    while (span.end > span.start && is_around(text[span.end - 1])) --span.end;
    return span;
}

bool parts_before(std::u32string_view text, Span cell, std::uint32_t at) {
    while (at > cell.start && is_space(text[at - 1])) --at;
    return at == cell.start || contains(U"|·•,;/⋅∙(（[【–—-―:、，丨｜", {&text[at - 1], 1});
}

bool parts_after(std::u32string_view text, Span cell, std::uint32_t at) {
    while (at < cell.end && is_space(text[at])) ++at;
    return at == cell.end || contains(U"|·•,;/⋅∙)）]】–—-―:、，丨｜", {&text[at], 1});
}

/// A sentence may hold dates that head nothing.
bool is_sentence(std::u32string_view text) {
    return words_in(text).size() > 12 || (text.size() > 40 && text.back() == U'.');
}

bool heads_entry(std::u32string_view text, Span cell, const TimeSpan& time) {
    const Span before = bare(text, {cell.start, time.span.start});
    const Span after = bare(text, {time.span.end, cell.end});
    if (before.empty() && after.empty()) return true;
    const bool opens = before.empty();
    const bool closes = after.empty();
    const bool left = parts_before(text, cell, time.span.start);
    const bool right = parts_after(text, cell, time.span.end);
    const bool whole_date = !time.single || time.end->date.month != 0;
    if (time.single && !whole_date && !(opens ? right || cell.end - cell.start < 60 : left))
        return false;
    const auto whole = text.substr(cell.start, cell.end - cell.start);
    if (is_sentence(whole)) {
        const bool parted = contains(whole, U",") || contains(whole, U" — ") ||
                            contains(whole, U" – ") || contains(whole, U"|");
        if (time.single || is_lower(whole.front())) return false;
        return ((opens || left) && (right || opens)) ||
               (closes && parted && words_in(whole).size() < 20 && whole.back() != U'.');
    }
    if (opens || closes) return true;
    return left && right;
}

class Building {
public:
    Building(const Reading& reading, const Section& section)
        : reading_(reading), section_(section) {}

    std::vector<EntryRow> run() {
        for (const std::size_t at : section_.rows) add(at);
        for (EntryRow& row : rows_) {
            std::stable_sort(row.cells.begin(), row.cells.end(), [](const Cell& a, const Cell& b) {
                return a.box.x0 < b.box.x0;
            });
            for (std::size_t i = 1; i < row.cells.size(); ++i) row.cells[i].right = true;
            find_dates(row);
        }
        join_stacked_dates();
        join_open_dates();
        measure();
        for (std::size_t i = 0; i < rows_.size(); ++i) classify(i);
        for (std::size_t i = 1; i < rows_.size(); ++i)
            rows_[i].wrapped = !rows_[i].body && !rows_[i - 1].body && is_wrapped(i);
        return std::move(rows_);
    }

private:
    void add(std::size_t at) {
        const Row& row = reading_.rows()[at];
        std::vector<Cell> cells;
        for (const Span part : row.parts) {
            // A bullet may stand far from its text.
            const bool after_bullet = !cells.empty() && is_lone_bullet(cells.back().span);
            const Span span = after_bullet ? Span{cells.back().span.start, part.end} : part;
            if (after_bullet) cells.pop_back();
            cells.push_back(cell_of(at, span));
        }
        if (EntryRow* beside = row_beside(row)) {
            for (Cell& cell : cells) beside->cells.push_back(std::move(cell));
            beside->box = unite(beside->box, row.box);
            return;
        }
        EntryRow out;
        out.cells = std::move(cells);
        out.box = row.box;
        out.page = row.page;
        out.block = row.block;
        rows_.push_back(std::move(out));
    }

    bool is_lone_bullet(Span span) const {
        return span.end - span.start == 1 && is_bullet(reading_.text()[span.start]);
    }

    Cell cell_of(std::size_t at, Span part) const {
        Cell cell{.span = part};
        bool first = true;
        for (const Word& word : reading_.words(at)) {
            if (word.start < part.start || word.end > part.end) continue;
            cell.box = first ? word.box : unite(cell.box, word.box);
            if (first) {
                cell.bold = word.bold;
                cell.italic = word.italic;
            }
            cell.size = std::max(cell.size, word.font_size);
            first = false;
        }
        return cell;
    }

    /// A rail of dates or places may be a block of its own. It belongs to the row at its height.
    EntryRow* row_beside(const Row& row) {
        const double middle = (row.box.y0 + row.box.y1) / 2;
        const bool is_short = row.box.width() < 170;
        for (auto other = rows_.rbegin(); other != rows_.rend(); ++other) {
            if (other->page != row.page || other->block == row.block) continue;
            const bool level = middle > other->box.y0 && middle < other->box.y1;
            const bool apart = row.box.x0 > other->box.x1 || row.box.x1 < other->box.x0;
            if (level && apart && (is_short || other->box.width() < 170)) return &*other;
        }
        return nullptr;
    }

    void find_dates(EntryRow& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Span cell = row.cells[i].span;
            for (TimeSpan time : find_time_spans(reading_.slice(cell))) {
                shift(time, cell.start);
                if (heads_entry(reading_.text(), cell, time)) row.dates.push_back({time, i});
            }
        }
        if (row.dates.size() > 1 &&
            std::any_of(row.dates.begin(), row.dates.end(), [](const HeadingDate& date) {
                return !date.time.single;
            }))
            std::erase_if(row.dates, [](const HeadingDate& date) { return date.time.single; });
    }

    static void shift(TimeSpan& time, std::uint32_t by) {
        const auto move = [by](Span& span) { span = {span.start + by, span.end + by}; };
        move(time.span);
        if (time.start) move(time.start->span);
        if (time.end) move(time.end->span);
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
            const Span text = bare(reading_.text(), row.cells[c].span);
            if (find_date_word(fold(reading_.slice(text))) == DateWord::present) {
                date.time.open = false;
                row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(c));
                if (row.cells.empty()) row.continues = true;
                return true;
            }
            const auto found =
                std::find_if(row.dates.begin(), row.dates.end(), [&](const HeadingDate& other) {
                    return other.cell == c && other.time.single;
                });
            if (found == row.dates.end()) continue;
            const Span rest = bare(reading_.text(), {found->time.span.end, row.cells[c].span.end});
            if (!rest.empty() && rest.start < found->time.span.start) continue;
            date.time.end = found->time.end;
            date.time.current = false;
            date.time.open = false;
            row.dates.erase(found);
            return true;
        }
        return false;
    }

    void measure() {
        std::erase_if(rows_, [](const EntryRow& row) { return row.cells.empty(); });
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            auto& [left, right] =
                edges_.try_emplace(rows_[i].block, rows_[i].box.x0, rows_[i].box.x1).first->second;
            left = std::min(left, rows_[i].box.x0);
            right = std::max(right, rows_[i].box.x1);
            if (i > 0 && rows_[i].page == rows_[i - 1].page)
                rows_[i].gap_above = rows_[i].box.y0 - rows_[i - 1].box.y1;
        }
        std::vector<double> gaps;
        for (const EntryRow& row : rows_) gaps.push_back(row.gap_above);
        if (gaps.empty()) return;
        std::nth_element(
            gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end()
        );
        usual_gap_ = gaps[gaps.size() / 2];
    }

    /// The first cell that is not a date, or the first.
    static const Cell& main_cell(const EntryRow& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const bool dated = std::any_of(row.dates.begin(), row.dates.end(), [&](const auto& d) {
                const Span date = d.time.span;
                const Span cell = row.cells[i].span;
                return d.cell == i && date.end - date.start + 4 >= cell.end - cell.start;
            });
            if (!dated) return row.cells[i];
        }
        return row.cells.front();
    }

    bool starts_with_bullet(Span span) const {
        const auto text = reading_.slice(span);
        if (text.size() < 2 || !is_bullet(text[0])) return text.size() == 1 && is_bullet(text[0]);
        return is_space(text[1]) || (!is_dash(text[0]) && is_letter(text[1]) && text[0] != U'*');
    }

    bool fills_line(const EntryRow& row) const {
        const auto& [left, right] = edges_.at(row.block);
        return row.box.x1 > left + 0.86 * (right - left) && row.cells.size() == 1;
    }

    void classify(std::size_t at) {
        EntryRow& row = rows_[at];
        const Cell& main = main_cell(row);
        row.text = main.span;
        row.fills_line = fills_line(row);
        if (starts_with_bullet(main.span)) {
            row.bullet = true;
            ++row.text.start;
            row.text = trimmed(reading_.text(), row.text);
            row.body = true;
            return;
        }
        const auto text = reading_.slice(main.span);
        const EntryRow* above = at > 0 ? &rows_[at - 1] : nullptr;
        const bool date_in_main =
            std::any_of(row.dates.begin(), row.dates.end(), [&](const auto& d) {
                return row.cells[d.cell].span == main.span;
            });
        if (date_in_main) return;
        const bool close =
            row.gap_above < std::max(0.9 * (row.box.y1 - row.box.y0), 1.4 * usual_gap_);
        if (!row.dates.empty() && row.cells.size() > 1 && !is_lower(text.front()) &&
            text.size() < kMostHeadingLetters &&
            !(text.back() == U'.' && words_in(text).size() > 6))
            return;
        if (above != nullptr && above->body && close && goes_on(*above, row, main, text)) {
            row.body = true;
            row.continues = true;
            return;
        }
        row.body = is_prose(row, main, text);
        // Running text that fills its line goes on in the next one.
        if (above != nullptr && !row.body && above->body && above->block == row.block && close &&
            fills_line(*above) && !ends_sentence(*above) && !main.bold)
            row.body = row.continues = true;
    }

    /// The heading above fills its line and the first word here would not have fitted.
    bool is_wrapped(std::size_t at) const {
        const EntryRow& row = rows_[at];
        const EntryRow& above = rows_[at - 1];
        if (row.block != above.block || row.cells.size() > 1 || !row.dates.empty()) return false;
        const Cell& main = main_cell(above);
        const Cell& next = row.cells.front();
        const bool alike = main.bold == next.bold && main.italic == next.italic &&
                           std::abs(main.size - next.size) < 0.6 &&
                           std::abs(main.box.x0 - next.box.x0) < 2;
        if (contains(reading_.slice(next.span), U":")) return false;
        if (!alike || words_in(reading_.slice(next.span)).size() > 4) return false;
        double limit = edges_.at(row.block).second;
        for (const Cell& cell : above.cells)
            if (cell.box.x0 > main.box.x1) limit = std::min(limit, cell.box.x0);
        const auto words = reading_.words(reading_.row_at(next.span.start));
        const bool full = main.box.x1 + words.front().box.width() + 0.25 * next.size > limit;
        // Two short rows set alike are two things.
        return full && words_in(reading_.slice(main.span)).size() >= 3 &&
               next.box.width() < 0.7 * main.box.width();
    }

    bool ends_sentence(const EntryRow& row) const {
        const char32_t last = reading_.text()[row.text.end - 1];
        return contains(U".!?。:;", {&last, 1});
    }

    bool goes_on(
        const EntryRow& above, const EntryRow& row, const Cell& main, std::u32string_view text
    ) const {
        if (above.block != row.block && above.page == row.page) return false;
        const Cell& cell = main_cell(above);
        if (main.bold != cell.bold && main.bold) return false;
        const double size = main.size - cell.size;
        if (std::abs(size) > 0.8) return false;
        if (is_lower(text.front())) return true;
        if (above.bullet) {
            const double indent = main.box.x0 - cell.box.x0;
            return (indent > 0.35 * cell.size && indent < 4 * cell.size) ||
                   (std::abs(indent) < 1 && fills_line(above) && !ends_sentence(above));
        }
        const bool same_edge = std::abs(main.box.x0 - cell.box.x0) < 2;
        return same_edge && (above.continues || words_in(reading_.slice(above.text)).size() >= 5) &&
               fills_line(above);
    }

    bool is_prose(const EntryRow& row, const Cell& main, std::u32string_view text) const {
        const std::size_t words = words_in(text).size();
        const bool ideographs = std::count_if(text.begin(), text.end(), is_ideograph) >
                                static_cast<long>(text.size()) / 2;
        if (main.bold && words < 14) return false;
        if (ideographs) return text.size() > 30 || contains(U"。；", {&text.back(), 1});
        if (is_lower(text.front()) && words >= 2) return true;
        if (text.back() == U'.' && words >= 5) return true;
        if (contains(text, U". ") && words > kProseWords) return true;
        const bool separated = contains(text, U"|") || contains(text, U" – ") ||
                               contains(text, U" — ") || contains(text, U" · ");
        if (separated) return words > 16;
        const auto lower = std::count_if(text.begin(), text.end(), is_lower);
        const auto upper = std::count_if(text.begin(), text.end(), is_upper);
        if (words >= kProseWords && lower > 8 * upper) return true;
        return words > 14 || (fills_line(row) && words > 11);
    }

    const Reading& reading_;
    const Section& section_;
    std::vector<EntryRow> rows_;
    std::map<int, std::pair<double, double>> edges_;
    double usual_gap_ = 0;
};

}  // namespace

std::vector<EntryRow> entry_rows(const Reading& reading, const Section& section) {
    return Building(reading, section).run();
}

RowLook look_of(const Reading& reading, const EntryRow& row) {
    const Cell* main = &row.cells.front();
    for (const HeadingDate& date : row.dates)
        if (date.cell == 0 && row.cells.size() > 1) main = &row.cells[1];
    const auto text = reading.slice(main->span);
    RowLook look{.bold = main->bold, .italic = main->italic};
    look.capitals = std::any_of(text.begin(), text.end(), is_upper) &&
                    std::none_of(text.begin(), text.end(), is_lower);
    look.size = std::lround(main->size * 2);
    look.indent = std::lround(main->box.x0 / 6);
    return look;
}

}  // namespace vitae
