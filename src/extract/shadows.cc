#include "extract/shadows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace vitae {

namespace {

/// Wider than most letters and the gaps between their lines, so that each tile shows some paper.
constexpr int kTile = 64;
/// Paper is not darker, even in a shadow: that would be a ground, or a photograph.
constexpr int kLeastPaper = 120;
/// Pages differ by as much from tile to tile anyway.
constexpr int kEven = 30;

struct Tiles {
    int across = 0;
    int down = 0;
    std::vector<int> paper;  ///< How light the paper is; 0 where none is seen.

    int at(int x, int y) const {
        x = std::clamp(x, 0, across - 1);
        y = std::clamp(y, 0, down - 1);
        return paper[static_cast<std::size_t>(y) * across + x];
    }
};

/// The commonest tone of the lighter dots.
int paper_of(const Picture& picture, int left, int top) {
    std::array<int, 256 / 4> count{};
    const int right = std::min(left + kTile, picture.width);
    const int bottom = std::min(top + kTile, picture.height);
    for (int y = top; y < bottom; y += 2)
        for (int x = left; x < right; x += 2)
            ++count[picture.dots[static_cast<std::size_t>(y) * picture.width + x] / 4];
    const auto tone =
        std::max_element(count.begin() + kLeastPaper / 4, count.end()) - count.begin();
    const int dots = (right - left + 1) / 2 * ((bottom - top + 1) / 2);
    return 8 * count[static_cast<std::size_t>(tone)] > dots ? static_cast<int>(tone) * 4 + 2 : 0;
}

Tiles look_at_paper(const Picture& picture) {
    Tiles tiles{
        .across = (picture.width + kTile - 1) / kTile,
        .down = (picture.height + kTile - 1) / kTile};
    for (int y = 0; y < tiles.down; ++y)
        for (int x = 0; x < tiles.across; ++x)
            tiles.paper.push_back(paper_of(picture, x * kTile, y * kTile));
    return tiles;
}

bool is_even(const Tiles& tiles) {
    constexpr std::size_t kOutliers = 20;  // one of so many tiles may be anything
    std::vector<int> seen;
    for (const int paper : tiles.paper)
        if (paper > 0) seen.push_back(paper);
    if (seen.size() < kOutliers) return true;
    std::sort(seen.begin(), seen.end());
    const std::size_t few = seen.size() / kOutliers;
    return seen[seen.size() - 1 - few] - seen[few] < kEven;
}

/// Where no paper is seen it is as light as beside it.
void fill_gaps(Tiles& tiles) {
    for (bool again = true; again;) {
        again = false;
        const Tiles before = tiles;
        for (int y = 0; y < tiles.down; ++y)
            for (int x = 0; x < tiles.across; ++x) {
                int& paper = tiles.paper[static_cast<std::size_t>(y) * tiles.across + x];
                if (paper > 0) continue;
                for (const auto& [dx, dy] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}})
                    paper = std::max(paper, before.at(x + dx, y + dy));
                again = again || paper > 0;
            }
    }
}

/// Between the middles of four tiles.
double paper_at(const Tiles& tiles, int x, int y) {
    const double across = (x + 0.5) / kTile - 0.5;
    const double down = (y + 0.5) / kTile - 0.5;
    const int left = static_cast<int>(std::floor(across));
    const int top = static_cast<int>(std::floor(down));
    const double right_share = across - left;
    const double bottom_share = down - top;
    const double above =
        tiles.at(left, top) * (1 - right_share) + tiles.at(left + 1, top) * right_share;
    const double below =
        tiles.at(left, top + 1) * (1 - right_share) + tiles.at(left + 1, top + 1) * right_share;
    return above * (1 - bottom_share) + below * bottom_share;
}

}  // namespace

void even_out_light(Picture& picture) {
    Tiles tiles = look_at_paper(picture);
    if (is_even(tiles)) return;
    fill_gaps(tiles);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            unsigned char& dot = picture.dots[static_cast<std::size_t>(y) * picture.width + x];
            const double paper = std::max(1.0, paper_at(tiles, x, y));
            dot = static_cast<unsigned char>(std::min(255.0, 255 * dot / paper));
        }
}

}  // namespace vitae
