#pragma once
// Pages that lie on a side are read as if they stood upright. Afterwards their words, links and
// evidence go back to where the page shows them. Called by read.cc; pure.

#include <vector>

#include "model/extraction.h"

namespace vitae {

/// `turns` says for each page by how many quarters it was turned clockwise to stand upright.
void lay_back(Extraction& extraction, const std::vector<int>& turns);

}  // namespace vitae
