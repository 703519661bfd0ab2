#pragma once
// Work history: who employed the owner as what, where and when, and what they did.

#include "resume/entry_text.h"

namespace vitae {

std::vector<Work> find_work(const Reading& reading, const std::vector<Section>& sections);

}  // namespace vitae
