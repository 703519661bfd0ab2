#include "resume/heading_shape.h"

#include <algorithm>
#include <cmath>

#include "resume/dates.h"
#include "resume/entry_words.h"
#include "resume/headings.h"
#include "resume/letters.h"
#include "resume/name_words.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr std::size_t kMostLetters = 50;

/// "SE" behind a name, not "se" within a sentence.
bool has_legal_form(std::u32string_view text) {
    return std::ranges::any_of(
               words_in(text),
               [&](const Word32& word) {
                   return (word.folded.size() > 3 || is_upper(text[word.span.start])) &&
                          legal_forms().is_word(word.folded);
               }
           ) ||
           (legal_forms().is_in(text) && std::ranges::any_of(text, is_ideograph));
}

/// "MA" is a degree, "ma" is none.
bool names_degree(std::u32string_view text) {
    std::u32string names;
    for (const Word32& word : words_in(text))
        if (word.folded.size() > 3 || !is_lower(text[word.span.start])) names += U' ' + word.folded;
    return degree_words().is_in(names);
}

bool is_range(std::u32string_view text) {
    const auto found = find_time_spans(text);
    return !found.empty() && !found.front().single && found.front().span.start < 3;
}

}  // namespace

bool in_capitals(std::u32string_view text) {
    text = without_remark(text);
    return std::any_of(text.begin(), text.end(), is_upper) &&
           std::none_of(text.begin(), text.end(), is_lower);
}

HeadingLook heading_look_of(const Row& row) {
    return {std::lround(row.font_size * 2), row.bold, in_capitals(row.text)};
}

bool can_head(const Reading& reading, const Row& row) {
    // "RESUME" above all else is no French summary.
    if (&row == &reading.rows().front() && is_document_title(row.text)) return false;
    return row.parts.size() == 1 && row.font_size >= 0.85 * reading.body_size() &&
           !contains(U",;", {&row.text.back(), 1});
}

bool stands_out(const Reading& reading, const Row& row) {
    return row.font_size > 1.05 * reading.body_size() || row.bold || in_capitals(row.text);
}

bool reads_like_heading(const Row& row) {
    const auto text = without_remark(row.text);
    const bool plain = std::none_of(text.begin(), text.end(), [](char32_t c) {
        return is_digit(c) || contains(U"@,;|•", {&c, 1});
    });
    const auto letters = std::count_if(text.begin(), text.end(), is_letter);
    // "- SQL" is an item.
    const bool item = text.size() > 1 && is_space(text[1]) && contains(U"-–*", text.substr(0, 1));
    return plain && !item && letters >= 2 && text.size() <= kMostLetters &&
           !is_lower(text.front()) && !is_dash(text.back());
}

bool names_entry(std::u32string_view text) {
    return position_words().is_in(text) || has_legal_form(text) || names_degree(text) ||
           school_words().is_in(text) || contains(text, U" – ") || contains(text, U" - ") ||
           contains(text, U" — ");
}

bool has_time_below(const Reading& reading, std::size_t at) {
    if (at + 1 >= reading.rows().size()) return false;
    if (is_range(reading.rows()[at + 1].text)) return true;
    // A position, and below it the time.
    return at + 2 < reading.rows().size() &&
           reading.rows()[at + 2].page == reading.rows()[at].page &&
           position_words().is_in(reading.rows()[at + 1].text) &&
           !guess_heading(reading.rows()[at].text) && is_range(reading.rows()[at + 2].text);
}

bool heads_entry(const Reading& reading, std::size_t at) {
    return names_entry(reading.rows()[at].text) || has_time_below(reading, at);
}

bool names_column(const Reading& reading, const Row& row) {
    const auto is_beside = [&](const Row& other) {
        return &other != &row && other.page == row.page &&
               std::abs(other.box.y0 - row.box.y0) < 2 && !find_heading(other.text) &&
               column_words().contains(fold(other.text));
    };
    return column_words().contains(fold(row.text)) &&
           std::ranges::any_of(reading.rows(), is_beside);
}

bool has_contact(const Row& row) {
    const auto digits = std::count_if(row.text.begin(), row.text.end(), is_digit);
    return contains(row.text, U"@") || digits >= 7;
}

bool names_a_contact(const Reading& reading, std::size_t at) {
    const auto& rows = reading.rows();
    for (std::size_t i = at + 1; i < rows.size() && i <= at + 3; ++i)
        if (has_contact(rows[i])) return true;
    return false;
}

}  // namespace vitae
