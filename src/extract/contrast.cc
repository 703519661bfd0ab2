#include "extract/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace vitae {

namespace {

/// Paper is not darker.
constexpr int kLeastPaper = 128;
/// Grain of the paper.
constexpr int kGrain = 6;
/// Shadows are paler than letters, and cover more than those do.
constexpr double kShadow = 0.55;
constexpr double kLight = 0.9;
constexpr double kMostShadow = 0.12;
/// A letter of half the paper's gray becomes a sixth of it.
constexpr double kPower = 2.5;

}  // namespace

void darken_pale_letters(Picture& picture) {
    std::array<long long, 256> count{};
    for (const unsigned char dot : picture.dots) ++count[dot];
    const auto commonest = std::max_element(count.begin() + kLeastPaper, count.end());
    const double paper = static_cast<double>(commonest - count.begin());
    const auto shadow = std::accumulate(
        count.begin() + static_cast<int>(kShadow * paper),
        count.begin() + static_cast<int>(kLight * paper),
        0LL
    );
    const auto all = static_cast<double>(picture.dots.size());
    if (static_cast<double>(shadow) > kMostShadow * all) return;
    std::array<unsigned char, 256> darker{};
    for (std::size_t gray = 0; gray < darker.size(); ++gray) {
        const double share = std::min(1.0, static_cast<double>(gray) / (paper - kGrain));
        darker[gray] = static_cast<unsigned char>(std::lround(255 * std::pow(share, kPower)));
    }
    for (unsigned char& dot : picture.dots) dot = darker[dot];
}

}  // namespace vitae
