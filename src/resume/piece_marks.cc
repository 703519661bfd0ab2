#include "resume/piece_marks.h"

#include <algorithm>

#include "resume/entry_words.h"
#include "resume/letters.h"

namespace vitae {

bool is_piece_separator(char32_t c) {
    return contains(U"|·•⋅∙◦●◆◇丨｜→»", {&c, 1});
}

bool is_piece_edge(char32_t c) {
    return is_space(c) || is_dash(c) || is_piece_separator(c) || is_bullet(c) || is_colon(c) ||
           contains(U",;/、，。", {&c, 1});
}

bool ends_with_separator(std::u32string_view text) {
    const char32_t last = text.back();
    return last == U',' || is_piece_separator(last) ||
           (is_dash(last) && text.size() > 1 && is_space(text[text.size() - 2]));
}

bool is_label(std::u32string_view all, Span span) {
    if (span.end >= all.size() || !is_colon(all[span.end])) return false;
    return column_words().contains(joined_words(all.substr(span.start, span.end - span.start)));
}

bool labels_mark(std::u32string_view all, Span span) {
    if (span.end >= all.size() || !is_colon(all[span.end])) return false;
    const auto text = all.substr(span.start, span.end - span.start);
    return words_in(text).size() <= 3 && mark_words().is_in(text);
}

void strip_brackets(std::u32string_view all, Span& span) {
    if (span.empty()) return;
    const auto text = all.substr(span.start, span.end - span.start);
    const auto opens = std::count_if(text.begin(), text.end(), [](char32_t c) {
        return c == U'(' || c == 0xFF08;
    });
    const auto closes = std::count_if(text.begin(), text.end(), [](char32_t c) {
        return c == U')' || c == 0xFF09;
    });
    if (text.front() == U'[' && text.back() == U']') {
        ++span.start;
        --span.end;
    }
    const bool wrapped = (text.front() == U'(' || text.front() == 0xFF08) &&
                         (text.back() == U')' || text.back() == 0xFF09) && opens == 1;
    if (wrapped || opens < closes)
        if (text.back() == U')' || text.back() == 0xFF09) --span.end;
    if (wrapped || opens > closes) {
        if (text.front() == U'(' || text.front() == 0xFF08) ++span.start;
        if (!span.empty() && (all[span.end - 1] == U'(' || all[span.end - 1] == 0xFF08)) --span.end;
    }
    span = trimmed(all, span);
}

bool ends_phrase(std::u32string_view all, Span span, std::uint32_t at) {
    constexpr std::uint32_t kLeast = 6;
    if (all[at] != U'.' || at < span.start + kLeast || at + 2 >= span.end) return false;
    return is_space(all[at + 1]) && is_upper(all[at + 2]) &&
           std::ranges::all_of(all.substr(at - kLeast + 1, kLeast - 1), is_lower);
}

}  // namespace vitae
