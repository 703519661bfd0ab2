#include "resume/wraps.h"

#include <algorithm>
#include <cmath>

#include "resume/entry_words.h"
#include "resume/letters.h"
#include "resume/phrases.h"
#include "resume/place_shapes.h"
#include "resume/row_ends.h"
#include "resume/row_kinds.h"

namespace vitae {

namespace {

/// "Bachelor, Logistics" above "Management – Hogeschool": the last of several things goes on.
bool goes_on_parted(std::u32string_view above, std::u32string_view text) {
    const auto parted = [](std::u32string_view row) {
        return contains(row, U", ") || contains(row, U" – ") || contains(row, U" - ") ||
               contains(row, U" — ");
    };
    return parted(above) && !school_words().is_in(text.substr(0, text.find(U' ')));
}

}  // namespace

void Wraps::find_paragraph_gap() {
    for (std::size_t i = 1; i < rows_.size(); ++i) {
        const EntryRow& row = rows_[i];
        const bool dated = row.cells.size() == 1 && !row.dates.empty() &&
                           row.dates.front().time.span.start == row.text.start;
        if ((!row.bullet && !dated) || row.page != rows_[i - 1].page) continue;
        paragraph_gap_ = std::min(paragraph_gap_.value_or(row.gap_above), row.gap_above);
    }
}

bool Wraps::is_wrapped(std::size_t at) const {
    const EntryRow& row = rows_[at];
    const EntryRow& above = rows_[at - 1];
    if (row.block != above.block || !row.dates.empty() || row.wide_gap) return false;
    const Cell& main = main_cell(reading_, above);
    const Cell& next = main_cell(reading_, row);
    if (&next != &row.cells.front() || std::abs(main.box.x0 - next.box.x0) > 2) return false;
    const auto text = reading_.slice(next.span);
    const auto above_text = reading_.slice(main.span);
    if (contains(text, U":") || begins_with_joint(text) || !ends_like(main.span, next))
        return false;
    // "Cumberland Ridge" above "University": nothing is called so alone.
    if (words_in(text).size() == 1 && school_words().is_in(text) && text.size() > 5 &&
        row.gap_above < 0.5 * next.size && !school_words().is_in(above_text) &&
        !degree_words().is_in(above_text) && words_in(above_text).size() <= 4)
        return true;
    if (ends_open(above_text) || is_lower(text.front())) return true;
    if (is_sure_place(text)) return false;
    if (row.cells.size() > 1) return false;
    const bool full = has_no_room(at);
    // Beside a cell at the right edge, the room may be left by chance.
    const bool other = position_words().is_in(text) || degree_words().is_in(text);
    if (above.cells.size() > 1 &&
        (other || words_in(text).size() > 2 || next.box.width() > 0.4 * main.box.width()))
        return false;
    if (full && paragraph_gap_ && row.gap_above < 0.5 * *paragraph_gap_) return true;
    // Two short rows set alike are two things.
    return full && words_in(above_text).size() >= 3 && words_in(text).size() <= 4 &&
           (next.box.width() < 0.7 * main.box.width() ||
            (goes_on_parted(above_text, text) && has_firm_edge(at - 1)));
}

/// Other rows reach the column's edge as well, so it is one.
bool Wraps::has_firm_edge(std::size_t at) const {
    const auto& [left, right] = edges_[at];
    const double most = left + 0.93 * (right - left);
    return std::count_if(reading_.rows().begin(), reading_.rows().end(), [&](const Row& row) {
               return row.block == rows_[at].block && row.box.x1 > most;
           }) > 2;
}

bool Wraps::has_no_room(std::size_t at) const {
    const Cell& main = main_cell(reading_, rows_[at - 1]);
    const Cell& next = main_cell(reading_, rows_[at]);
    const char32_t first = reading_.text()[next.span.start];
    if (first >= 0x590 && first < 0x900) return false;  // Written from right to left.
    const auto words = reading_.words(reading_.row_at(next.span.start));
    const double needed = words.front().box.width() + 0.25 * next.size;
    return main.box.x1 + needed > room_of(at - 1);
}

/// As far as the first cell of a row may reach: to the edge, or to the cell beside it.
double Wraps::room_of(std::size_t at) const {
    const EntryRow& row = rows_[at];
    const Cell& main = main_cell(reading_, row);
    double room = edges_[at].second;
    for (const Cell& cell : row.cells)
        if (cell.box.x0 > main.box.x1 && cell.box.x1 > edges_[at].second - 3)
            room = std::min(room, cell.box.x0 - cell.size);
    return room;
}

/// The last word of the span is set like the first of the cell.
bool Wraps::ends_like(Span span, const Cell& next) const {
    for (const Word& word : reading_.words(reading_.row_at(span.start)))
        if (word.end == span.end)
            return word.bold == next.bold && word.italic == next.italic &&
                   std::abs(word.font_size - next.size) < 0.8;
    return false;
}

}  // namespace vitae
