#include "resume/heading_rail.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "resume/headings.h"

namespace vitae {

namespace {

constexpr double kSameEdge = 3;
/// The least gap between a heading and what it heads, in font sizes.
constexpr double kRailGap = 0.9;

struct RailHeading {
    std::size_t words = 0;
    SectionKind kind = SectionKind::other;
};

/// The words before the first tab, when they are a heading and something follows.
std::optional<RailHeading> heading_of(const Line& line, std::u32string_view content) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        const Word& last = line.words[i - 1];
        const double size = std::min(last.font_size, line.words[i].font_size);
        if (line.words[i].box.x0 - last.box.x1 <= kRailGap * size) continue;
        const std::uint32_t start = line.words.front().start;
        const auto kind = find_heading(content.substr(start, last.end - start));
        return kind ? std::optional(RailHeading{i, *kind}) : std::nullopt;
    }
    return std::nullopt;
}

/// How many words stand before the first gap.
std::size_t first_words(const Line& line) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        const Word& last = line.words[i - 1];
        const double size = std::min(last.font_size, line.words[i].font_size);
        if (line.words[i].box.x0 - last.box.x1 > kRailGap * size) return i;
    }
    return line.words.size();
}

/// The first words, when they are a heading together with the first ones of the line below.
std::optional<RailHeading> begun_heading(
    const Line& line, const Line& below, std::u32string_view content
) {
    const std::size_t first = first_words(line);
    if (first == line.words.size() || first > 3) return std::nullopt;
    const Word& own = line.words.front();
    const Word& next = below.words.front();
    const bool alike = own.bold == next.bold && std::abs(own.font_size - next.font_size) < 0.3 &&
                       std::abs(own.box.x0 - next.box.x0) < kSameEdge &&
                       next.box.y0 - own.box.y1 < 0.7 * own.font_size;
    if (!alike) return std::nullopt;
    const auto words = [&](const Line& one, std::size_t count) {
        const std::uint32_t start = one.words.front().start;
        return std::u32string(content.substr(start, one.words[count - 1].end - start));
    };
    const auto kind = find_heading(words(line, first) + U' ' + words(below, first_words(below)));
    return kind ? std::optional(RailHeading{first, *kind}) : std::nullopt;
}

bool is_heading(const Line& line, std::u32string_view content) {
    const Span span = line.span();
    const auto kind = find_heading(content.substr(span.start, span.end - span.start));
    return kind == SectionKind::work || kind == SectionKind::education;
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
        bool beside = false;  ///< At least one has something to its right.
    };
    std::vector<Edge> edges;
    for (const Page& page : text.pages)
        for (const Line& line : page.lines) {
            const auto heading = heading_of(line, content);
            const bool alone = !heading && is_heading(line, content);
            if (!heading && !alone) continue;
            const double size = line.words.front().font_size;
            if (alone) least_size_ = least_size_ > 0 ? std::min(least_size_, size) : size;
            const std::size_t last = heading ? heading->words - 1 : line.words.size() - 1;
            // Rails are flush left or flush right.
            for (const double x : {line.words.front().box.x0, -line.words[last].box.x1}) {
                auto edge = std::find_if(edges.begin(), edges.end(), [&](const Edge& e) {
                    return std::abs(e.x - x) < kSameEdge;
                });
                if (edge == edges.end()) edge = edges.insert(edges.end(), Edge{x});
                ++edge->headings;
                edge->beside = edge->beside || heading;
                edge->main = edge->main || (heading && is_main(heading->kind)) || alone;
            }
        }
    for (const Edge& edge : edges)
        if (edge.headings >= 2 && edge.main && edge.beside) edges_.push_back(edge.x);
}

std::size_t HeadingRail::heading_words(
    const Line& line, const Line* below, std::u32string_view content
) const {
    auto heading = heading_of(line, content);
    if (!heading && below != nullptr) heading = begun_heading(line, *below, content);
    // "Languages" among skills, in smaller type than "Skills".
    if (!heading || line.words.front().font_size < 0.95 * least_size_) return 0;
    const double left = line.words.front().box.x0;
    const double right = -line.words[heading->words - 1].box.x1;
    const bool in_rail = std::any_of(edges_.begin(), edges_.end(), [&](double x) {
        return std::abs(left - x) < kSameEdge || std::abs(right - x) < kSameEdge;
    });
    return in_rail ? heading->words : 0;
}

std::vector<std::span<const Word>> split_at_rail(
    const Line& line, const Line* below, const HeadingRail& rail, std::u32string_view content
) {
    const std::span<const Word> words(line.words);
    const std::size_t heading = rail.heading_words(line, below, content);
    if (heading == 0) return {words};
    return {words.first(heading), words.subspan(heading)};
}

}  // namespace vitae
