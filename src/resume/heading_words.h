#pragma once
// The words that head sections, by kind, in English, German, French, Spanish, Italian, Portuguese,
// Dutch, Russian, Chinese, Japanese, Korean and Arabic. Data for headings.cc.

#include <span>
#include <string_view>

#include "resume/headings.h"

namespace vitae {

struct HeadingWords {
    SectionKind kind;
    std::u32string_view phrases;  ///< Parted by '|', without accents, "&" written as "and".
};

std::span<const HeadingWords> heading_words();
/// The same in languages that are seen less often.
std::span<const HeadingWords> more_heading_words();

}  // namespace vitae
