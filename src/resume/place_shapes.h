#pragma once
// The shapes of postal codes and of the names of places. Called where contacts and the headings of
// entries are read.

#include "resume/phrases.h"

namespace vitae {

/// "94110", "SW1A 1AA", "12345-678": digits, at most with a few capitals.
bool is_postal_code(std::u32string_view word);
/// Words with their hyphens, as postal codes have them.
std::vector<Word32> words_in_code(std::u32string_view text);
/// How many words at an end of the text are a postal code.
std::size_t postal_code_words(
    std::u32string_view text, const std::vector<Word32>& words, bool at_end
);
/// Every word begins with a capital, but for particles.
bool is_place_name(std::u32string_view text);
/// "London, UK", "Remote": names that can be nothing else, parted by commas.
bool is_sure_place(std::u32string_view text);
/// "横浜市", "서울시": the last sign says what it is.
bool is_east_asian_place(std::u32string_view text);

}  // namespace vitae
