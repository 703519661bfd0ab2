#pragma once
// Parts a reading into the sections that its headings open. Rows before any heading are contact
// rows; a column without a heading of its own goes on with the section above it.

#include <optional>
#include <vector>

#include "resume/headings.h"
#include "resume/reading.h"

namespace vitae {

struct Section {
    SectionKind kind = SectionKind::contact;
    std::optional<std::size_t> heading;  ///< Its row.
    std::vector<std::size_t> rows;       ///< Without the heading.
};

std::vector<Section> find_sections(const Reading& reading);

}  // namespace vitae
