#pragma once
// Headings to the left of what they head: "Education    Ridgemont State University". Such a line is
// two rows to the rules of resume/. Called by reading.cc.

#include <span>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace vitae {

/// Gaps wider than this many times the font size are tabs.
inline constexpr double kTabGap = 1.35;

class HeadingRail {
public:
    HeadingRail(const Text& text, std::u32string_view content);

    /// How many of the line's first words are a heading in the rail; mostly none.
    /// `below`, where there is one, may hold the heading's end: "TEACHING" above "EXPERIENCE".
    std::size_t heading_words(const Line& line, const Line* below, std::u32string_view content)
        const;

private:
    /// Where the headings of the rail begin, or, below zero, end; two at least agree, and one heads
    /// work or education.
    std::vector<double> edges_;
    /// Of the smallest heading of work or education that stands alone; none of its rail is smaller.
    double least_size_ = 0;
};

/// One piece, or two where a heading stands in the rail.
std::vector<std::span<const Word>> split_at_rail(
    const Line& line, const Line* below, const HeadingRail& rail, std::u32string_view content
);

}  // namespace vitae
