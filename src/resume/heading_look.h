#pragma once
// Which rows head sections: by their words, and by looking like the rows that do. Called by
// sections.cc.

#include <optional>
#include <vector>

#include "resume/headings.h"
#include "resume/reading.h"

namespace vitae {

struct HeadingRows {
    std::vector<std::optional<SectionKind>> kinds;  ///< One for each row.
    std::vector<bool> rest;                         ///< The second row of a heading that takes two.
};

HeadingRows find_headings(const Reading& reading);

}  // namespace vitae
