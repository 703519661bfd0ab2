#pragma once
// The marks of Markdown (CommonMark) that show in resumes: headings, emphasis, links.

#include <string>
#include <string_view>
#include <vector>

#include "extract/flow.h"

namespace vitae {

/// True when lines start with the marks of headings.
bool looks_like_markdown(std::u32string_view text);

struct MarkedWords {
    std::u32string text;
    Style style;
    std::string link = {};
};

/// One line without its marks, in stretches of one style.
std::vector<MarkedWords> read_markdown_line(std::u32string_view line);

}  // namespace vitae
