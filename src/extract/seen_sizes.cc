#include "extract/seen_sizes.h"

#include <algorithm>
#include <cmath>

namespace vitae {

namespace {

/// Headings are larger by more than this share.
constexpr double kNear = 0.1;

/// The size of which as many letters are larger as smaller.
double middle_size(const std::vector<Piece>& words) {
    std::vector<double> sizes;
    for (const Piece& word : words) sizes.insert(sizes.end(), word.text.size(), word.font_size);
    if (sizes.empty()) return 0;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

}  // namespace

void even_out_sizes(std::vector<Piece>& words) {
    const double most = middle_size(words);
    for (Piece& word : words)
        if (std::abs(word.font_size - most) < kNear * most) word.font_size = most;
}

}  // namespace vitae
