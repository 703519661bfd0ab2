#include "resume/heading_rail.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "resume/headings.h"

namespace vitae {

namespace {

constexpr double kSameEdge = 3;

struct RailHeading {
    std::size_t words = 0;
    SectionKind kind = SectionKind::other;
};

/// The words before the first tab, when they are a heading and something follows.
std::optional<RailHeading> heading_of(const Line& line, std::u32string_view content) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        const Word& last = line.words[i - 1];
        if (line.words[i].box.x0 - last.box.x1 <= kTabGap * last.font_size) continue;
        const std::uint32_t start = line.words.front().start;
        const auto kind = find_heading(content.substr(start, last.end - start));
        return kind ? std::optional(RailHeading{i, *kind}) : std::nullopt;
    }
    return std::nullopt;
}

bool is_main(SectionKind kind) {
    return kind == SectionKind::work || kind == SectionKind::education;
}

}  // namespace

HeadingRail::HeadingRail(const Text& text, std::u32string_view content) {
    struct Edge {
        double x = 0;
        int headings = 0;
        bool main = false;
    };
    std::vector<Edge> edges;
    for (const Page& page : text.pages)
        for (const Line& line : page.lines) {
            const auto heading = heading_of(line, content);
            if (!heading) continue;
            const double x = line.words.front().box.x0;
            auto edge = std::find_if(edges.begin(), edges.end(), [&](const Edge& e) {
                return std::abs(e.x - x) < kSameEdge;
            });
            if (edge == edges.end()) edge = edges.insert(edges.end(), Edge{x});
            ++edge->headings;
            edge->main = edge->main || is_main(heading->kind);
        }
    for (const Edge& edge : edges)
        if (edge.headings >= 2 && edge.main) edges_.push_back(edge.x);
}

std::size_t HeadingRail::heading_words(const Line& line, std::u32string_view content) const {
    const bool in_rail = std::any_of(edges_.begin(), edges_.end(), [&](double x) {
        return std::abs(line.words.front().box.x0 - x) < kSameEdge;
    });
    const auto heading = in_rail ? heading_of(line, content) : std::nullopt;
    return heading ? heading->words : 0;
}

std::vector<std::span<const Word>> split_at_rail(
    const Line& line, const HeadingRail& rail, std::u32string_view content
) {
    const std::span<const Word> words(line.words);
    const std::size_t heading = rail.heading_words(line, content);
    if (heading == 0) return {words};
    return {words.first(heading), words.subspan(heading)};
}

}  // namespace vitae
