#include "resume/pieces.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "resume/entry_noise.h"
#include "resume/entry_words.h"
#include "resume/headings.h"
#include "resume/letters.h"
#include "resume/networks.h"
#include "resume/piece_marks.h"
#include "resume/place_shapes.h"
#include "resume/row_kinds.h"

namespace vitae {

namespace {

class Cutter {
public:
    explicit Cutter(const Reading& reading) : reading_(reading), text_(reading.text()) {}

    void cut(const EntryRow& row, std::size_t row_index) {
        // "Highlights" and the like name a part of the entry.
        if (row.cells.size() == 1 && !row.wrapped && find_heading(reading_.slice(row.text))) return;
        row_ = row_index;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            cell_ = i;
            place_ = 0;
            after_mark_ = false;
            column_ = row.cells[i].column;
            next_ = i == 0 ? Joint::row : Joint::cell;
            // Beside a rail of dates stands the entry itself.
            right_ = row.cells[i].right && &row.cells[i] != &main_cell(reading_, row);
            std::uint32_t at = row.cells[i].span.start;
            for (const HeadingDate& date : row.dates) {
                if (date.cell != i) continue;
                cut_span({at, date.time.span.start});
                at = date.time.span.end;
                next_ = std::min(next_, Joint::mark);
            }
            cut_span({at, row.cells[i].span.end});
        }
    }

    /// The next row goes on with the last piece of this one.
    void go_on() { goes_on_ = true; }

    std::vector<HeadingPiece> take() { return std::move(pieces_); }

private:
    void cut_span(Span span) {
        if (span.empty()) return;
        std::uint32_t start = span.start;
        int depth = 0;
        for (std::uint32_t at = span.start; at < span.end; ++at) {
            const char32_t c = text_[at];
            if (c == U'(' || c == U'[' || c == 0xFF08) ++depth;
            if (c == U')' || c == U']' || c == 0xFF09) depth = std::max(0, depth - 1);
            if (depth > 0) continue;
            std::uint32_t length = 0;
            const auto joint = joint_at(span, at, length);
            if (!joint) continue;
            add({start, at});
            // Of several separators between two pieces, the strongest counts.
            next_ = std::min(next_, *joint);
            start = at + length;
            at = std::max(at, start == 0 ? 0 : start - 1);
        }
        add({start, span.end});
    }

    /// "at", "bei": a word of small letters between a position and an employer.
    std::optional<Joint> word_joint(Span span, std::uint32_t at, std::uint32_t& length) const {
        std::uint32_t end = at;
        while (end < span.end && is_letter(text_[end])) ++end;
        const bool space = end < span.end && is_space(text_[end]);
        const auto word = reading_.slice({at, end});
        // "University of Texas at Austin" is one name.
        const bool named = at > span.start && names_school(reading_.slice({span.start, at}));
        if (space && !named && is_lower(word.front()) && employs(word, {end, span.end})) {
            length = end - at;
            return Joint::at;
        }
        return std::nullopt;
    }

    std::optional<Joint> joint_at(Span span, std::uint32_t at, std::uint32_t& length) const {
        const char32_t c = text_[at];
        const bool before = at == span.start || is_space(text_[at - 1]);
        const bool after = at + 1 >= span.end || is_space(text_[at + 1]);
        length = 1;
        if (is_piece_separator(c)) return Joint::mark;
        // Signs of East Asia stand without spaces.
        const bool dense = at > span.start && at + 1 < span.end && is_ideograph(text_[at - 1]) &&
                           is_ideograph(text_[at + 1]);
        if (is_dash(c) && c != 0x30FC && ((before && after) || dense)) return Joint::mark;
        if (c == 0x2014 || c == 0x2015) return Joint::mark;
        // Typewriters set a long dash as two.
        if (c == U'-' && before && at + 2 < span.end && text_[at + 1] == U'-' &&
            is_space(text_[at + 2])) {
            length = 2;
            return Joint::mark;
        }
        // Chinese and Japanese, but not Korean, put spaces between names and titles alone.
        if (is_space(c) && at > span.start && at + 1 < span.end && is_ideograph(text_[at - 1]) &&
            is_ideograph(text_[at + 1]) && !(text_[at + 1] >= 0xAC00 && text_[at + 1] <= 0xD7AF))
            return Joint::mark;
        if ((c == U'/' || is_colon(c)) && ((before && after) || (is_colon(c) && after)))
            return Joint::mark;
        if ((c == U';' && after) || ends_phrase(text_, span, at)) return Joint::mark;
        if ((c == U',' && (after || dense)) || c == U'、' || c == 0xFF0C || c == 0x060C)
            return is_legal_form_after(span, at) ? std::nullopt : std::optional(Joint::comma);
        if (c == U'@' && before) return Joint::at;
        if (before && is_letter(c))
            if (const auto word = word_joint(span, at, length)) return word;
        if (before && at > span.start && is_degree_before_school(span, at)) {
            length = 0;
            return Joint::mark;
        }
        if (before && at > span.start && type_changes(at)) {
            length = 0;
            return Joint::mark;
        }
        return std::nullopt;
    }

    /// "PhD Princeton University": a short degree, and right behind it a school.
    bool is_degree_before_school(Span span, std::uint32_t at) const {
        const Span degree = trimmed(text_, {span.start, at});
        const auto name = reading_.slice(degree);
        const bool is_short = name.size() <= 6 && is_upper(name.front()) && !is_space(text_[at]) &&
                              !is_lower(text_[at]) && !contains(name, U" ");
        if (!is_short || !degree_words().is_in(name) || school_words().is_in(name)) return false;
        std::uint32_t end = at;
        while (end < span.end && !is_piece_edge(text_[end])) ++end;
        const std::uint32_t next = end + 1;
        std::uint32_t last = std::min(next, span.end);
        while (last < span.end && !is_piece_edge(text_[last])) ++last;
        return school_words().is_in(reading_.slice({at, last}));
    }

    /// "Cascade Freight Lines, Inc." is one name.
    bool is_legal_form_after(Span span, std::uint32_t comma) const {
        std::uint32_t end = comma + 1;
        while (end < span.end && text_[end] != U',' && !is_piece_separator(text_[end])) ++end;
        const std::u32string form = joined_words(reading_.slice({comma + 1, end}));
        // Two letters may be a state: "Las Vegas, NV".
        return form.size() > 2 && legal_forms().is_word(form);
    }

    /// "at", and "im" before what only employers are called: "im Klinikum", not "im Vertrieb".
    bool employs(std::u32string_view word, Span after) const {
        const std::u32string joint = fold(word);
        if (!employer_joints().is_word(joint)) return false;
        if (joint != U"im" && joint != U"with" && joint != U"na" && joint != U"w") return true;
        std::uint32_t end = after.start;
        while (end < after.end && text_[end] != U',' && !is_piece_separator(text_[end])) ++end;
        const auto text = reading_.slice({after.start, end});
        return organization_words().is_in(text) || legal_forms().is_in(text) ||
               school_words().is_in(text);
    }

    static bool names_school(std::u32string_view before) {
        return school_words().is_in(before) && !position_words().is_in(before);
    }

    const Word* word_at(std::uint32_t at) const {
        for (const Word& word : reading_.words(reading_.row_at(at)))
            if (at >= word.start && at < word.end) return &word;
        return nullptr;
    }

    /// Bold and italic as they are meant: the comma after a bold word may be plain.
    int type_of(const Word& word) const {
        const auto words = reading_.words(reading_.row_at(word.start));
        const auto index = static_cast<std::size_t>(&word - words.data());
        const int own = (word.bold ? 1 : 0) + (word.italic ? 2 : 0);
        const bool comma = contains(U",;:.)", {&text_[word.end - 1], 1});
        if (own != 0 || !comma || index == 0) return own;
        const Word& before = words[index - 1];
        if (word.box.x0 - before.box.x1 > word.font_size) return own;
        return (before.bold ? 1 : 0) + (before.italic ? 2 : 0);
    }

    bool type_changes(std::uint32_t at) const {
        std::uint32_t left = at - 1;
        while (left > 0 && is_piece_edge(text_[left])) --left;
        const Word* a = word_at(left);
        const Word* b = word_at(at);
        if (a == nullptr || b == nullptr || a == b || !is_letter(text_[at])) return false;
        return type_of(*a) != type_of(*b);
    }

    /// "Tern Works (Oslo)" is a name and a place; a mark or an address in brackets is neither.
    void add(Span span) {
        const auto text = reading_.slice(span);
        const auto open = text.find_last_of(U"(（[");
        if (open != std::u32string_view::npos && open > 0) {
            auto inside = text.substr(open + 1);
            while (!inside.empty() &&
                   (is_piece_edge(inside.back()) || contains(U")）]", {&inside.back(), 1})))
                inside.remove_suffix(1);
            const bool mark =
                mark_words().is_in(inside) && std::any_of(inside.begin(), inside.end(), is_digit);
            if (mark) return add_piece({span.start, span.start + static_cast<std::uint32_t>(open)});
            if (is_web_address(to_utf8(inside)))
                return add_piece({span.start, span.start + static_cast<std::uint32_t>(open)});
            const auto before = text.substr(0, open);
            const bool degree = degree_words().is_in(inside) && !degree_words().is_in(before);
            if (degree || is_sure_place(inside)) {
                const auto at = span.start + static_cast<std::uint32_t>(open);
                add_piece({span.start, at});
                next_ = Joint::mark;
                span.start = at;
            }
        }
        add_piece(span);
    }

    void add_piece(Span span) {
        while (!span.empty() && (is_piece_edge(text_[span.start]) || text_[span.start] == U'.'))
            ++span.start;
        while (!span.empty() && is_piece_edge(text_[span.end - 1])) --span.end;
        if (ends_sentence(span)) --span.end;
        strip_brackets(text_, span);
        const auto text = reading_.slice(span);
        if (std::none_of(text.begin(), text.end(), [](char32_t c) {
                return is_letter(c) || is_digit(c);
            }))
            return;
        // "Grade: B" has no field of study.
        if (std::exchange(after_mark_, false)) return;
        after_mark_ = labels_mark(text_, span);
        if (is_duration(text) || is_employment_kind(text) || after_mark_ || is_label(text_, span))
            return;
        if (goes_on_ && last_left_ < pieces_.size()) {
            goes_on_ = false;
            pieces_[last_left_].rest = span;
            next_ = Joint::comma;
            return;
        }
        goes_on_ = false;
        const Word* word = word_at(span.start);
        if (!right_) last_left_ = pieces_.size();
        HeadingPiece piece{
            .span = span, .before = next_, .row = row_, .cell = cell_, .place = place_++};
        piece.right = right_;
        piece.column = column_;
        if (word != nullptr) {
            piece.bold = word->bold;
            piece.italic = word->italic;
            piece.size = std::lround(word->font_size * 2);
        }
        pieces_.push_back(piece);
        next_ = Joint::comma;
    }

    /// "…, Lugano." ends a sentence; "… Ltd." is short for something.
    bool ends_sentence(Span span) const {
        constexpr std::uint32_t kLongestAbbreviation = 4;
        if (span.empty() || text_[span.end - 1] != U'.') return false;
        std::uint32_t start = span.end - 1;
        while (start > span.start && is_letter(text_[start - 1])) --start;
        const bool whole = start == span.start || is_space(text_[start - 1]);
        return whole && span.end - 1 - start > kLongestAbbreviation;
    }

    const Reading& reading_;
    std::u32string_view text_;
    std::vector<HeadingPiece> pieces_;
    std::size_t row_ = 0;
    std::size_t last_left_ = 0;  ///< The last piece that is in no cell to the right.
    std::size_t cell_ = 0;
    std::size_t place_ = 0;
    Joint next_ = Joint::row;
    ColumnRole column_ = ColumnRole::unnamed;
    bool right_ = false;
    bool goes_on_ = false;
    bool after_mark_ = false;  ///< What follows is a mark.
};

}  // namespace

std::vector<HeadingPiece> cut_pieces(const Reading& reading, const std::vector<EntryRow>& heading) {
    Cutter cutter(reading);
    for (std::size_t i = 0; i < heading.size(); ++i) {
        const bool wraps = i > 0 && heading[i].wrapped;
        if (wraps && !ends_with_separator(reading.slice(main_cell(reading, heading[i - 1]).span)))
            cutter.go_on();
        cutter.cut(heading[i], i);
    }
    return cutter.take();
}

}  // namespace vitae
