#include "resume/row_kinds.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "resume/entry_noise.h"
#include "resume/entry_words.h"
#include "resume/joined_dates.h"
#include "resume/letters.h"
#include "resume/phrases.h"
#include "resume/place_shapes.h"
#include "resume/row_ends.h"
#include "resume/wraps.h"

namespace vitae {

namespace {

constexpr std::size_t kMostHeadingLetters = 140;
constexpr std::size_t kProseWords = 9;
/// Rows further to the right than this, in points, are set in.
constexpr double kIndent = 9;

class Kinds {
public:
    Kinds(const Reading& reading, std::vector<EntryRow>& rows)
        : reading_(reading), rows_(rows), wraps_(reading, rows, edges_) {}

    void run() {
        measure();
        for (std::size_t i = 0; i < rows_.size(); ++i) classify(i);
        wraps_.find_paragraph_gap();
        for (std::size_t i = 1; i < rows_.size(); ++i)
            rows_[i].after_full =
                rows_[i].block == rows_[i - 1].block && !rows_[i].wide_gap && wraps_.has_no_room(i);
        for (std::size_t i = 1; i < rows_.size(); ++i)
            rows_[i].wrapped = !rows_[i].body && !rows_[i].labeled && !rows_[i - 1].body &&
                               wraps_.is_wrapped(i) && !begins_anew(rows_[i]) &&
                               !is_school_below(i);
        find_indents();
        for (EntryRow& row : rows_) row.side_date = is_side_date(row);
    }

private:
    void measure() {
        std::vector<double> gaps;
        double widest = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            find_edges(i);
            if (i == 0 || rows_[i].page != rows_[i - 1].page) continue;
            rows_[i].gap_above = body_of(rows_[i]).y0 - body_of(rows_[i - 1]).y1;
            if (rows_[i].gap_above < -2) continue;
            gaps.push_back(rows_[i].gap_above);
            widest = std::max(widest, rows_[i].gap_above);
        }
        if (gaps.empty()) return;
        const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>((gaps.size() - 1) / 2);
        std::nth_element(gaps.begin(), middle, gaps.end());
        usual_gap_ = std::max(0.0, *middle);
        std::size_t wide = 0;
        for (EntryRow& row : rows_) {
            row.wide_gap = row.gap_above > 1.4 * usual_gap_ && row.gap_above > 0.5 * widest &&
                           row.gap_above > usual_gap_ + 0.22 * (row.box.y1 - row.box.y0);
            wide += row.wide_gap ? 1 : 0;
        }
        // Where most gaps are wide, none says anything.
        if (wide * 2 > rows_.size())
            for (EntryRow& row : rows_) row.wide_gap = false;
    }

    /// Without a bullet, which may be much larger than the text.
    Box body_of(const EntryRow& row) const {
        std::optional<Box> box;
        for (const Cell& cell : row.cells)
            for (const Word& word : reading_.words(reading_.row_at(cell.span.start))) {
                if (word.start < cell.span.start || word.end > cell.span.end) continue;
                const bool bullet =
                    word.end - word.start == 1 && is_bullet(reading_.text()[word.start]);
                if (!bullet) box = box ? unite(*box, word.box) : word.box;
            }
        return box.value_or(row.box);
    }

    /// The column of a row: as far as rows of its block and of its section reach.
    void find_edges(std::size_t at) {
        const EntryRow& row = rows_[at];
        std::pair<double, double> edges{row.box.x0, row.box.x1};
        const auto reach = [&](const Box& box) {
            edges.first = std::min(edges.first, box.x0);
            edges.second = std::max(edges.second, box.x1);
        };
        for (const EntryRow& other : rows_)
            if (other.box.x0 < row.box.x1 && other.box.x1 > row.box.x0) reach(other.box);
        for (const Row& other : reading_.rows())
            if (other.block == row.block) reach(other.box);
        edges_.push_back(edges);
    }

    bool starts_with_bullet(Span span) const {
        const auto text = reading_.slice(span);
        if (text.size() < 2 || !is_bullet(text[0])) return text.size() == 1 && is_bullet(text[0]);
        return is_space(text[1]) || (!is_dash(text[0]) && is_letter(text[1]) && text[0] != U'*');
    }

    bool fills_line(std::size_t at) const {
        const auto& [left, right] = edges_[at];
        return rows_[at].box.x1 > left + 0.86 * (right - left) && rows_[at].cells.size() == 1;
    }

    void classify(std::size_t at) {
        EntryRow& row = rows_[at];
        const Cell& main = main_cell(reading_, row);
        row.text = main.span;
        row.fills_line = fills_line(at);
        if (starts_with_bullet(main.span)) {
            row.bullet = true;
            ++row.text.start;
            row.text = trimmed(reading_.text(), row.text);
            row.body = true;
            return;
        }
        const auto text = reading_.slice(main.span);
        row.note = is_note(text);
        const EntryRow* above = at > 0 ? &rows_[at - 1] : nullptr;
        const bool date_in_main =
            std::any_of(row.dates.begin(), row.dates.end(), [&](const auto& d) {
                return row.cells[d.cell].span == main.span;
            });
        if (date_in_main) return;
        const bool close =
            !row.wide_gap &&
            row.gap_above < std::max(0.9 * (row.box.y1 - row.box.y0), 1.4 * usual_gap_);
        if (!row.dates.empty() && row.cells.size() > 1 && !begins_lower(text) &&
            text.size() < kMostHeadingLetters &&
            !(text.back() == U'.' && words_in(text).size() > 6))
            return;
        if (above != nullptr && above->body && close && goes_on(at, main, text)) {
            row.body = true;
            row.continues = true;
            return;
        }
        // "degli Studi di Tern" goes on with a name.
        if (above != nullptr && !above->body && begins_lower(text) && wraps_.is_wrapped(at) &&
            (words_in(text).size() <= 5 || above->fills_line))
            return;
        row.body = is_prose(row, main, text);
        // Running text that fills its line goes on in the next one.
        if (above != nullptr && !row.body && above->body && above->block == row.block && close &&
            above->fills_line && !ends_sentence(*above) && !main.bold)
            row.body = row.continues = true;
    }

    /// "at Tern Works", "vwo": small letters that begin an employer or name a degree.
    bool begins_anew(const EntryRow& row) const {
        const auto words = words_in(reading_.slice(main_cell(reading_, row).span));
        if (words.empty()) return false;
        return (words.size() > 1 && words.front().folded == U"at") ||
               (words.size() == 1 && degree_words().is_word(words.front().folded));
    }

    /// "Ellerton University" below "Bachelor of Arts, History".
    bool is_school_below(std::size_t at) const {
        const auto text = reading_.slice(main_cell(reading_, rows_[at]).span);
        const auto above = reading_.slice(main_cell(reading_, rows_[at - 1]).span);
        return words_in(text).size() > 1 && !is_lower(text.front()) && school_words().is_in(text) &&
               !school_words().is_in(above) && degree_words().is_in(above) && above.back() != U',';
    }

    bool ends_sentence(const EntryRow& row) const {
        const char32_t last = reading_.text()[row.text.end - 1];
        return contains(U".!?。:;", {&last, 1});
    }

    bool goes_on(std::size_t at, const Cell& main, std::u32string_view text) const {
        const EntryRow& above = rows_[at - 1];
        if (above.block != rows_[at].block && above.page == rows_[at].page) return false;
        const Cell& cell = main_cell(reading_, above);
        if (main.bold != cell.bold && main.bold) return false;
        if (std::abs(main.size - cell.size) > 0.8) return false;
        if (begins_lower(text)) return true;
        if (above.bullet) {
            const double indent = main.box.x0 - cell.box.x0;
            return (indent > 0.35 * cell.size && indent < 4 * cell.size) ||
                   (std::abs(indent) < 1 && above.fills_line && !ends_sentence(above));
        }
        const bool same_edge = std::abs(main.box.x0 - cell.box.x0) < 2;
        return same_edge && (above.continues || words_in(reading_.slice(above.text)).size() >= 5) &&
               above.fills_line;
    }

    static bool is_prose(const EntryRow& row, const Cell& main, std::u32string_view text) {
        const std::size_t words = words_in(text).size();
        const bool ideographs = std::count_if(text.begin(), text.end(), is_ideograph) >
                                static_cast<long>(text.size()) / 2;
        if (main.bold && words < 14) return false;
        if (ideographs) return text.size() > 30 || contains(U"。；", {&text.back(), 1});
        if (begins_with_joint(text) && words < 8) return false;
        if (begins_lower(text) && words >= 2) return true;
        if (text.back() == U'.' && words >= 5) return true;
        if (contains(text, U". ") && words > kProseWords) return true;
        const bool separated = contains(text, U"|") || contains(text, U" – ") ||
                               contains(text, U" — ") || contains(text, U" · ") ||
                               contains(text, U" • ");
        if (separated) return words > 16;
        const auto lower = std::count_if(text.begin(), text.end(), is_lower);
        const auto upper = std::count_if(text.begin(), text.end(), is_upper);
        if (words >= kProseWords && lower > 8 * upper) return true;
        return words > 14 || (row.fills_line && words > 11);
    }

    /// A rail's date may stand level with the text below the heading that it belongs to.
    bool is_side_date(const EntryRow& row) const {
        if (row.dates.empty() || !(row.bullet || row.indented || row.continues)) return false;
        const Span main = main_cell(reading_, row).span;
        return std::none_of(row.dates.begin(), row.dates.end(), [&](const HeadingDate& date) {
            return row.cells[date.cell].span == main;
        });
    }

    /// How far rows are set in from where most of those begin that are no bullets and furthest to
    /// the left.
    void find_indents() {
        double left = 1e9;
        for (const EntryRow& row : rows_)
            if (!row.bullet && !row.continues)
                left = std::min(left, main_cell(reading_, row).box.x0);
        std::size_t dated = 0;
        std::size_t dated_inside = 0;
        for (const EntryRow& row : rows_) {
            if (row.dates.empty() || row.bullet) continue;
            ++dated;
            dated_inside += main_cell(reading_, row).box.x0 > left + kIndent ? 1 : 0;
        }
        // Where what is dated is set in, the edge says nothing: a rail, or rows that are centered.
        if (dated_inside * 3 > dated) return;
        for (EntryRow& row : rows_)
            row.indented = !row.bullet && main_cell(reading_, row).box.x0 > left + kIndent;
    }

    const Reading& reading_;
    std::vector<EntryRow>& rows_;
    std::vector<std::pair<double, double>> edges_;  ///< Beside rows_.
    double usual_gap_ = 0;
    Wraps wraps_;
};

}  // namespace

void tell_kinds(const Reading& reading, std::vector<EntryRow>& rows) {
    Kinds(reading, rows).run();
}

const Cell& main_cell(const Reading& reading, const EntryRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const bool dated = std::any_of(row.dates.begin(), row.dates.end(), [&](const auto& d) {
            if (d.cell != i) return false;
            const Span date = d.time.span;
            const Span cell = row.cells[i].span;
            if (date.end - date.start + 4 >= cell.end - cell.start) return true;
            // "Oslo, 2019 – 2020" in a rail.
            const Span before =
                bare_of_marks(reading.text(), {cell.start, std::max(cell.start, date.start)});
            const Span after =
                bare_of_marks(reading.text(), {std::min(date.end, cell.end), cell.end});
            return (before.empty() || is_sure_place(reading.slice(before))) &&
                   (after.empty() || is_sure_place(reading.slice(after)));
        });
        if (!dated) return row.cells[i];
    }
    return row.cells.front();
}

}  // namespace vitae
