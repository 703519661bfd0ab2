#include "resume/place_shapes.h"

#include <algorithm>

#include "resume/entry_words.h"
#include "resume/letters.h"
#include "resume/places.h"

namespace vitae {

namespace {

bool is_place_letter(char32_t c) {
    return is_letter(c) || is_space(c) || contains(U".'’-()", {&c, 1});
}

}  // namespace

bool is_postal_code(std::u32string_view word) {
    const auto digits = std::count_if(word.begin(), word.end(), is_digit);
    const bool marks = std::all_of(word.begin(), word.end(), [](char32_t c) {
        return is_digit(c) || is_upper(c) || c == U'-' || c == U' ';
    });
    return marks && digits >= 2 && word.size() >= 3 && word.size() <= 10;
}

std::size_t postal_code_words(
    std::u32string_view text, const std::vector<Word32>& words, bool at_end
) {
    for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
        if (words.size() < count) continue;
        const Word32& first = at_end ? words[words.size() - count] : words.front();
        const Word32& last = at_end ? words.back() : words[count - 1];
        const auto code = text.substr(first.span.start, last.span.end - first.span.start);
        // "BS1 4QA", "3511 AB"
        const auto second = text.substr(last.span.start, last.span.end - last.span.start);
        const bool dutch = is_digit(code.front()) && second.size() == 2 &&
                           std::all_of(second.begin(), second.end(), is_upper);
        // "903 26"
        const bool swedish =
            count == 2 && last.span.start - first.span.start == 4 && second.size() == 2 &&
            std::ranges::all_of(code, [](char32_t c) { return is_digit(c) || is_space(c); });
        const bool two_parts =
            count == 1 || dutch || swedish || (is_upper(code.front()) && is_digit(second.front()));
        if (two_parts && code.size() >= 4 && is_postal_code(code)) return count;
    }
    return 0;
}

bool is_place_name(std::u32string_view text) {
    const auto words = words_in(text);
    if (words.empty() || words.size() > 5 || text.size() > 40) return false;
    if (!std::all_of(text.begin(), text.end(), is_place_letter)) return false;
    return std::all_of(
               words.begin(),
               words.end(),
               [&](const Word32& word) {
                   return !is_lower(text[word.span.start]) || word.folded.size() <= 4;
               }
           ) &&
           !is_lower(text[words.front().span.start]);
}

bool is_sure_place(std::u32string_view text) {
    if (text.size() > 40) return false;
    if (remote_words().is_in(text) && words_in(text).size() < 3) return true;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(U",，،/", at), text.size());
        auto part = text.substr(at, end - at);
        while (!part.empty() && is_space(part.front())) part.remove_prefix(1);
        while (!part.empty() && is_space(part.back())) part.remove_suffix(1);
        at = end + 1;
        if (part.empty()) continue;
        // The first may be a smaller town when what follows is known.
        if (find_country(part) || is_us_state(part) || is_known_city(part)) return true;
        if (!is_place_name(part)) return false;
    }
    return false;
}

bool is_east_asian_place(std::u32string_view text) {
    const bool ideographs = std::all_of(text.begin(), text.end(), is_ideograph);
    return ideographs && text.size() >= 2 && text.size() <= 12 &&
           contains(U"市省区县縣區県都府町村시도구군", {&text.back(), 1});
}

std::vector<Word32> words_in_code(std::u32string_view text) {
    std::vector<Word32> words;
    for (std::uint32_t at = 0; at < text.size();) {
        std::uint32_t end = at;
        while (end < text.size() && !is_space(text[end])) ++end;
        if (end > at) words.push_back({fold(text.substr(at, end - at)), {at, end}});
        at = end + 1;
    }
    return words;
}

}  // namespace vitae
