#pragma once
// Lists of words as the gazetteers of resume/ keep them: one text parted by '|', compared folded.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/utf8.h"

namespace vitae {

std::vector<std::u32string_view> split_phrases(std::u32string_view phrases);

class PhraseSet {
public:
    explicit PhraseSet(std::u32string_view phrases);
    /// The text must be folded.
    bool contains(std::u32string_view folded) const { return all_.contains(folded); }
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::u32string_view text) const {
            return std::hash<std::u32string_view>()(text);
        }
    };
    std::unordered_set<std::u32string, Hash, std::equal_to<>> all_;
};

/// A word of a text: letters, digits and what binds them ("C++", "d'art", "R&D").
struct Word32 {
    std::u32string folded;
    Span span;  ///< Of the text given.
};
std::vector<Word32> words_in(std::u32string_view text);
/// The words, folded, with single spaces between.
std::u32string joined_words(std::u32string_view text);

/// A list that is searched for in running text: whole words where the script has spaces, any part
/// of the text where it has none. A phrase that begins with '-' matches the end of a word
/// ("-leiter"), one that ends with '-' its beginning.
class Gazetteer {
public:
    explicit Gazetteer(std::u32string_view phrases);
    /// The longest phrase in the text: how many words or ideographs it has; 0 when there is none.
    int longest_in(std::u32string_view text) const;
    bool is_in(std::u32string_view text) const { return longest_in(text) > 0; }
    bool is_word(std::u32string_view folded) const;

private:
    PhraseSet whole_{U""};
    std::size_t most_words_ = 1;  ///< Of any phrase of whole_.
    std::vector<std::u32string> ideographs_;
    std::vector<std::u32string> endings_;
    std::vector<std::u32string> beginnings_;
};

}  // namespace vitae
