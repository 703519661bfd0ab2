#pragma once
// The pieces that dates are made of: numbers, words, signs. Called by dates.cc alone.

#include <string>
#include <string_view>
#include <vector>

#include "model/utf8.h"

namespace vitae {

struct DateToken {
    enum class Kind { number, word, dash, sign };
    Kind kind = Kind::sign;
    std::u32string text;  ///< Folded; a sign of year, month or day as it stands.
    int number = 0;
    int digits = 0;
    bool after_space = false;
    Span span;
};

/// Soft hyphens are left out, and a run of dashes is one.
std::vector<DateToken> date_tokens(std::u32string_view text);

}  // namespace vitae
