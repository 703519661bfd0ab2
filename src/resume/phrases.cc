#include "resume/phrases.h"

#include <algorithm>

#include "resume/letters.h"

namespace vitae {

namespace {

bool binds(char32_t c) {
    return is_letter(c) || is_digit(c) || c == U'\'' || c == U'’' || c == U'+' || c == U'#' ||
           c == U'&';
}

bool has_ideograph(std::u32string_view text) {
    return std::any_of(text.begin(), text.end(), is_ideograph);
}

constexpr std::size_t kMostWords = 4;

}  // namespace

std::vector<std::u32string_view> split_phrases(std::u32string_view phrases) {
    std::vector<std::u32string_view> all;
    for (std::size_t at = 0; at < phrases.size();) {
        const auto end = std::min(phrases.find(U'|', at), phrases.size());
        if (end > at) all.push_back(phrases.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

PhraseSet::PhraseSet(std::u32string_view phrases) {
    for (const auto phrase : split_phrases(phrases)) all_.insert(fold(phrase));
}

std::vector<Word32> words_in(std::u32string_view text) {
    std::vector<Word32> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && binds(text[end])) ++end;
        if (end > at) {
            std::u32string folded = fold(text.substr(at, end - at));
            std::replace(folded.begin(), folded.end(), U'’', U'\'');
            words.push_back(
                {std::move(folded),
                 {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}}
            );
        }
        at = std::max(end, at + 1);
    }
    return words;
}

std::u32string joined_words(std::u32string_view text) {
    std::u32string joined;
    for (const Word32& word : words_in(text)) joined += (joined.empty() ? U"" : U" ") + word.folded;
    return joined;
}

Gazetteer::Gazetteer(std::u32string_view phrases) {
    std::u32string whole;
    for (const auto phrase : split_phrases(phrases)) {
        if (has_ideograph(phrase))
            ideographs_.push_back(fold(phrase));
        else if (phrase.front() == U'-')
            endings_.push_back(fold(phrase.substr(1)));
        else if (phrase.back() == U'-')
            beginnings_.push_back(fold(phrase.substr(0, phrase.size() - 1)));
        else
            whole += std::u32string(phrase) + U'|';
    }
    whole_ = PhraseSet(whole);
    for (const std::u32string& phrase : whole_) {
        const auto spaces = static_cast<std::size_t>(std::ranges::count(phrase, U' '));
        most_words_ = std::clamp(spaces + 1, most_words_, kMostWords);
    }
}

bool Gazetteer::is_word(std::u32string_view folded) const {
    return whole_.contains(folded) ||
           std::any_of(
               endings_.begin(),
               endings_.end(),
               [&](const auto& end) { return folded.ends_with(end); }
           ) ||
           std::any_of(beginnings_.begin(), beginnings_.end(), [&](const auto& start) {
               return folded.starts_with(start);
           });
}

int Gazetteer::longest_in(std::u32string_view text) const {
    int longest = 0;
    const auto words = words_in(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::u32string joined;
        for (std::size_t n = 1; n <= most_words_ && i + n <= words.size(); ++n) {
            if (n > 1) joined += U' ';
            joined += words[i + n - 1].folded;
            if (n == 1 ? is_word(joined) : whole_.contains(joined))
                longest = std::max(longest, static_cast<int>(n));
        }
    }
    if (!has_ideograph(text)) return longest;
    const std::u32string folded = fold(text);
    for (const auto& phrase : ideographs_)
        if (contains(folded, phrase)) longest = std::max(longest, static_cast<int>(phrase.size()));
    return longest;
}

}  // namespace vitae
