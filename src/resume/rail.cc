#include "resume/rail.h"

#include <algorithm>
#include <cmath>

namespace vitae {

namespace {

constexpr double kSameEdge = 1.2;
/// The least gap, in font sizes. Between words it is a quarter, and 0.6 on a typewriter.
constexpr double kLeastGap = 0.65;
constexpr std::size_t kFewestLines = 4;

bool has_gap(const Word& before, const Word& word) {
    return word.box.x0 - before.box.x1 > kLeastGap * std::min(before.font_size, word.font_size);
}

bool crosses(const Line& line, double x) {
    return std::any_of(line.words.begin(), line.words.end(), [&](const Word& word) {
        return word.box.x0 < x - kSameEdge && word.box.x1 > x - 1;
    });
}

}  // namespace

RailEdges::RailEdges(const Page& page) {
    struct Candidate {
        Edge edge;
        std::size_t lines = 0;
    };
    std::vector<Candidate> all;
    for (const Line& line : page.lines)
        for (std::size_t i = 1; i < line.words.size(); ++i) {
            const Word& word = line.words[i];
            if (!has_gap(line.words[i - 1], word)) continue;
            auto same = std::find_if(all.begin(), all.end(), [&](const Candidate& c) {
                return std::abs(c.edge.x - word.box.x0) < kSameEdge;
            });
            if (same == all.end())
                same = all.insert(all.end(), {{word.box.x0, word.box.y0, word.box.y1}, 0});
            ++same->lines;
            same->edge.top = std::min(same->edge.top, word.box.y0);
            same->edge.bottom = std::max(same->edge.bottom, word.box.y1);
        }
    for (const Candidate& candidate : all) {
        if (candidate.lines < kFewestLines) continue;
        const Edge& edge = candidate.edge;
        const auto crossing =
            std::count_if(page.lines.begin(), page.lines.end(), [&](const Line& line) {
                const Box box = line.box();
                return box.y0 > edge.top - 1 && box.y1 < edge.bottom + 1 && crosses(line, edge.x);
            });
        if (static_cast<std::size_t>(crossing) * 8 <= candidate.lines) edges_.push_back(edge);
    }
}

bool RailEdges::parts(const Word& before, const Word& word) const {
    return has_gap(before, word) &&
           std::any_of(edges_.begin(), edges_.end(), [&](const Edge& edge) {
               return std::abs(edge.x - word.box.x0) < kSameEdge && word.box.y0 >= edge.top - 1 &&
                      word.box.y1 <= edge.bottom + 1;
           });
}

}  // namespace vitae
