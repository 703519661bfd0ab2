#include "resume/piece_words.h"

#include "resume/entry_words.h"
#include "resume/phrases.h"

namespace vitae {

bool is_function(std::u32string_view text) {
    std::u32string phrase;
    const auto known = [&] { return phrase.empty() || function_words().contains(phrase); };
    for (const Word32& word : words_in(text)) {
        const bool joint = word.folded == U"and" || word.folded == U"&" || word.folded == U"und" ||
                           word.folded == U"et" || word.folded == U"y" || word.folded == U"e" ||
                           word.folded == U"en";
        if (joint) {
            if (phrase.empty() || !known()) return false;
            phrase.clear();
            continue;
        }
        phrase += (phrase.empty() ? U"" : U" ") + word.folded;
    }
    return !phrase.empty() && known();
}

bool names_founders(std::u32string_view text) {
    static const PhraseSet others(
        U"partner|partners|sons|son|associates|co|sohne|sohn|figli|fils|hijos|filhos|zonen|zn"
    );
    const auto words = words_in(text);
    return words.size() > 2 && others.contains(words.back().folded) &&
           words[words.size() - 2].folded == U"&";
}

bool is_faculty(std::u32string_view text) {
    for (const std::u32string_view end :
         {U"学部", U"学科", U"研究科", U"専攻", U"专业", U"系", U"학과", U"학부", U"전공"})
        if (text.ends_with(end) && text.size() > end.size()) return true;
    return false;
}

bool is_board(std::u32string_view text) {
    const auto words = words_in(text);
    return words.size() > 1 && words.back().folded == U"board";
}

}  // namespace vitae
