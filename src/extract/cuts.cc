#include "extract/cuts.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <vector>

namespace vitae {

namespace {

/// Below names and addresses, which are the same in every language.
constexpr double kMiddle = 0.5;
constexpr double kWords = 24;
/// Of an average word, at a dot a point.
constexpr double kEdgesPerWord = 150;
/// A page's edge that is moved to a gap between lines may be off by this share of the height.
constexpr double kReach = 0.04;
/// Dots of gray scale between paper and a letter's edge.
constexpr int kStep = 40;
/// Stains, rules and the edges of colored grounds.
constexpr int kFewEdges = 6;

/// How often each row goes from light to dark or back. Letters do so all the time, rules and
/// colored grounds do not.
std::vector<int> count_edges(const Picture& picture) {
    std::vector<int> edges(picture.height, 0);
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = picture.dots.data() + static_cast<std::size_t>(y) * picture.width;
        int count = 0;
        for (int x = 2; x < picture.width; ++x) count += std::abs(row[x] - row[x - 2]) > kStep;
        edges[y] = count / 2;
    }
    return edges;
}

/// The row after which so much of all edges stands, or rather the emptiest row near it.
int find_gap(const std::vector<int>& edges, double share, long long all) {
    const auto height = static_cast<int>(edges.size());
    long long sum = 0;
    int wanted = 0;
    while (wanted < height - 1 && static_cast<double>(sum) < share * static_cast<double>(all))
        sum += edges[wanted++];
    const int reach = static_cast<int>(kReach * height);
    const auto first = edges.begin() + std::max(1, wanted - reach);
    const auto last = edges.begin() + std::min(height - 1, wanted + reach);
    if (first >= last) return wanted;
    const auto with_neighbors = [](auto row) { return *(row - 1) + *row + *(row + 1); };
    auto best = first;
    for (auto row = first; row < last; ++row)
        if (with_neighbors(row) < with_neighbors(best)) best = row;
    return static_cast<int>(best - edges.begin());
}

}  // namespace

std::vector<PageCut> choose_cuts(const Picture& picture) {
    const std::vector<int> edges = count_edges(picture);
    const long long all = std::accumulate(edges.begin(), edges.end(), 0LL);
    const double words = static_cast<double>(all) / (kEdgesPerWord * picture.dots_per_point);
    const double half = std::clamp(kWords / std::max(words, 1.0), 0.08, 0.4) / 2;
    const double next = (kMiddle + half + 1) / 2;
    const int top = find_gap(edges, kMiddle - half, all);
    const int bottom = find_gap(edges, kMiddle + half, all);
    if (bottom <= top) return {{}, {.row = picture.height}};
    std::vector<PageCut> cuts = {{}};
    for (const int row :
         {std::min(find_gap(edges, 1 - next, all), top),
          top,
          bottom,
          std::max(find_gap(edges, next, all), bottom)})
        cuts.push_back({.row = row, .between_lines = edges[row] <= kFewEdges});
    cuts.push_back({.row = picture.height});
    return cuts;
}

}  // namespace vitae
