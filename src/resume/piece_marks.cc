#include "resume/piece_marks.h"

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

}  // namespace vitae
