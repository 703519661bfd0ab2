#include "resume/row_ends.h"

#include "resume/entry_words.h"
#include "resume/letters.h"

namespace vitae {

bool begins_lower(std::u32string_view text) {
    return is_lower(text.front()) && !(text.size() > 1 && is_upper(text[1]));
}

bool begins_with_joint(std::u32string_view text) {
    const auto words = words_in(text);
    return words.size() > 1 && employer_joints().is_word(words.front().folded) &&
           is_upper(text[words[1].span.start]);
}

bool ends_open(std::u32string_view text) {
    static const PhraseSet joints(
        U"of|for|and|the|in|to|de|du|des|et|la|le|der|die|das|und|für|fur|von|y|del|e|di|da|van|en|"
        U"voor|и|по|&|-|at"
    );
    const auto words = words_in(text);
    if (contains(U",&/-–", {&text.back(), 1})) return true;
    return !words.empty() && joints.contains(words.back().folded);
}

}  // namespace vitae
