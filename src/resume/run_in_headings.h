#pragma once
// Headings that run into what they head: "**Skills:** SQL, Python". Such a line is two rows to the
// rules of resume/. Called by reading.cc.

#include <string_view>
#include <vector>

#include "model/text.h"

namespace vitae {

class RunInHeadings {
public:
    RunInHeadings(const Text& text, std::u32string_view content);

    /// How many of the first words of line `line` of page `page`, both from 0, are a heading;
    /// mostly none.
    std::size_t words(std::size_t page, std::size_t line) const { return words_[page][line]; }

private:
    std::vector<std::vector<std::size_t>> words_;
};

}  // namespace vitae
