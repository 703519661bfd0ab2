#pragma once
// How headings look in one resume. Those whose words are known show it; rows that look the same
// head sections too, whatever they say.

#include <optional>
#include <vector>

#include "resume/headings.h"
#include "resume/reading.h"

namespace vitae {

/// For each row, the kind of section that it heads; nothing for ordinary rows.
std::vector<std::optional<SectionKind>> find_headings(const Reading& reading);

}  // namespace vitae
