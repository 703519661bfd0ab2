#include "resume/entry_rows.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <set>

#include "resume/card_rows.h"
#include "resume/date_introductions.h"
#include "resume/entry_words.h"
#include "resume/joined_dates.h"
#include "resume/label_edge.h"
#include "resume/letters.h"
#include "resume/phrases.h"
#include "resume/row_kinds.h"
#include "resume/table_rows.h"

namespace vitae {

namespace {

bool parts_before(std::u32string_view text, Span cell, std::uint32_t at) {
    while (at > cell.start && is_space(text[at - 1])) --at;
    return at == cell.start || contains(U"|·•,;/⋅∙(（[【–—-―:、，丨｜", {&text[at - 1], 1});
}

bool parts_after(std::u32string_view text, Span cell, std::uint32_t at) {
    while (at < cell.end && is_space(text[at])) ++at;
    return at == cell.end || contains(U"|·•,;/⋅∙()（）[]【】–—-―:、，丨｜", {&text[at], 1});
}

/// A sentence may hold dates that head nothing.
bool is_sentence(std::u32string_view text) {
    return words_in(text).size() > 12 || (text.size() > 40 && text.back() == U'.');
}

/// "Dates Employed: 08/2018 - Present   Hours per week: 40"
bool labels_date(std::u32string_view text) {
    static const PhraseSet labels(
        U"date|dates|dates employed|employment dates|dates of employment|employed|period|duration|"
        U"zeitraum|dauer|periode|periodo|periode d'emploi|период"
    );
    return labels.contains(joined_words(text));
}

bool heads_entry(std::u32string_view text, Span cell, const TimeSpan& time) {
    const Span before = bare_of_marks(text, {cell.start, time.span.start});
    const Span after = bare_of_marks(text, {time.span.end, cell.end});
    if (before.empty() && after.empty()) return true;
    const bool opens =
        before.empty() || labels_date(text.substr(before.start, before.end - before.start));
    const bool closes = after.empty();
    const bool left = parts_before(text, cell, time.span.start);
    const bool right = parts_after(text, cell, time.span.end);
    const bool whole_date = !time.single || time.end->date.month != 0;
    const auto whole = text.substr(cell.start, cell.end - cell.start);
    // "2015 Master of Arts, University of Marlow", not "2015 was a good year".
    const bool heads_text = whole.size() < 60 || (whole.size() < 110 && whole.back() != U'.' &&
                                                  !after.empty() && is_upper(text[after.start]));
    if (time.single && !whole_date && !(opens ? right || heads_text : left)) return false;
    if (is_sentence(whole) && !(time.single && opens && heads_text)) {
        const bool parted = contains(whole, U",") || contains(whole, U" — ") ||
                            contains(whole, U" – ") || contains(whole, U"|");
        if (time.single || is_lower(whole.front())) return false;
        // "Lecturer, University of Marlow, 2013–2019." is no sentence for its point.
        const std::size_t most = whole.back() == U'.' ? 12 : 20;
        return ((opens || left) && (right || opens)) ||
               (closes && parted && words_in(whole).size() < most);
    }
    if (opens || closes) return true;
    return left && right;
}

class Building {
public:
    Building(const Reading& reading, const Section& section)
        : reading_(reading), section_(section) {}

    std::vector<EntryRow> run() {
        find_dated_blocks();
        for (const std::size_t at : section_.rows) add(at);
        // The labels of skills and languages are what is sought.
        const bool takes_labels =
            section_.kind == SectionKind::work || section_.kind == SectionKind::education;
        const auto label_edge = takes_labels ? find_label_edge(reading_) : std::nullopt;
        name_cells(reading_, rows_);
        std::erase_if(rows_, [&](const EntryRow& row) { return names_columns(reading_, row); });
        for (EntryRow& row : rows_) {
            if (!wraps(row))
                std::ranges::stable_sort(row.cells, {}, [this](const Cell& c) {
                    return edge_of(reading_, c);
                });
            if (takes_labels) drop_label(row, label_edge);
            for (std::size_t i = 1; i < row.cells.size(); ++i) row.cells[i].right = true;
            find_dates(row);
            join_month(row);
        }
        unfold_cards(reading_, rows_);
        join_dates(reading_, rows_);
        std::erase_if(rows_, [](const EntryRow& row) { return row.cells.empty(); });
        tell_kinds(reading_, rows_);
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
            beside->cells.insert(beside->cells.end(), cells.begin(), cells.end());
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

    /// The label of the first row begins each entry.
    void drop_label(EntryRow& row, std::optional<double> edge) {
        if (row.cells.empty()) return;
        const std::u32string label = joined_words(reading_.slice(row.cells.front().span));
        const bool of_form = row.cells.size() == 2 && is_form_label(label);
        if (!of_form && !(edge && ends_at(*edge, row.cells.front().box))) return;
        row.cells.erase(row.cells.begin());
        if (first_label_.empty()) first_label_ = label;
        row.labeled = !names_activities(label);
        row.opens = label == first_label_;
    }

    /// Where no page holds the cells side by side, the last of them stand on a line below.
    static bool wraps(const EntryRow& row) {
        return std::ranges::any_of(row.cells, [&](const Cell& cell) {
            return cell.box.y0 > row.cells.front().box.y1;
        });
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
        for (EntryRow& other : rows_ | std::views::reverse) {
            if (other.page != row.page || are_cards(other.block, row.block)) continue;
            const bool level = middle > other.box.y0 && middle < other.box.y1;
            const bool apart = std::ranges::all_of(other.cells, [&](const Cell& cell) {
                return row.box.x0 > cell.box.x1 || row.box.x1 < cell.box.x0;
            });
            if (level && apart && (is_short || other.box.width() < 170)) return &other;
        }
        return nullptr;
    }

    void find_dated_blocks() {
        const auto block_of = [&](std::size_t at) { return reading_.rows()[at].block; };
        const auto is_alone = [&](std::size_t at) {
            return block_of(at) == block_of(section_.rows.front());
        };
        if (std::ranges::all_of(section_.rows, is_alone)) return;
        for (const std::size_t at : section_.rows)
            if (is_date_alone(reading_.rows()[at].text)) dated_blocks_.insert(block_of(at));
    }

    /// Of blocks side by side that have dates of their own, each holds entries.
    bool are_cards(int one, int other) const {
        return one != other && dated_blocks_.contains(one) && dated_blocks_.contains(other);
    }

    static bool is_date_alone(std::u32string_view text) {
        if (text.size() > 45 || std::ranges::none_of(text, is_digit)) return false;
        const auto found = find_time_spans(text);
        return !found.empty() && !found.front().single &&
               found.front().span.end - found.front().span.start + 2 >= text.size();
    }

    void find_dates(EntryRow& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Span cell = row.cells[i].span;
            for (TimeSpan time : find_time_spans(reading_.slice(cell))) {
                shift(time, cell.start);
                if (!is_bullet(reading_.text()[cell.start]))
                    take_introduction(reading_.text(), cell, time);
                if (heads_entry(reading_.text(), cell, time)) row.dates.push_back({time, i});
            }
        }
        if (row.dates.size() > 1 &&
            std::any_of(row.dates.begin(), row.dates.end(), [](const HeadingDate& date) {
                return !date.time.single;
            }))
            std::erase_if(row.dates, [&](const HeadingDate& date) {
                return date.time.single && !holds_dates_alone(reading_, row);
            });
    }

    /// "2012 | 4 | …": a Japanese form has a column for years and one for months.
    void join_month(EntryRow& row) {
        if (row.cells.size() < 3 || row.dates.size() != 1 || row.dates.front().cell != 0) return;
        TimeSpan& time = row.dates.front().time;
        const auto month = reading_.slice(row.cells[1].span);
        const Span year = row.cells[0].span;
        if (!time.single || time.end->date.month != 0 || year.end - year.start != 4 ||
            month.size() > 2 || !std::ranges::all_of(month, is_digit))
            return;
        const int value = std::stoi(to_utf8(month));
        if (value < 1 || value > 12) return;
        time.end->date.month = value;
        time.end->rest = row.cells[1].span;
        row.cells.erase(row.cells.begin() + 1);
    }

    static void shift(TimeSpan& time, std::uint32_t by) {
        const auto move = [by](Span& span) { span = {span.start + by, span.end + by}; };
        move(time.span);
        if (time.start) move(time.start->span);
        if (time.end) move(time.end->span);
    }

    const Reading& reading_;
    const Section& section_;
    std::u32string first_label_;
    std::set<int> dated_blocks_;  ///< Of several, those where a span of time has a row of its own.
    std::vector<EntryRow> rows_;
};

}  // namespace

std::vector<EntryRow> entry_rows(const Reading& reading, const Section& section) {
    return Building(reading, section).run();
}

RowLook look_of(const Reading& reading, const EntryRow& row) {
    const Cell* main = &main_cell(reading, row);
    const auto text = reading.slice(main->span);
    RowLook look{.bold = main->bold, .italic = main->italic};
    look.capitals = std::any_of(text.begin(), text.end(), is_upper) &&
                    std::none_of(text.begin(), text.end(), is_lower);
    look.size = std::lround(main->size * 2);
    look.indent = std::lround(main->box.x0 / 6);
    return look;
}

}  // namespace vitae
