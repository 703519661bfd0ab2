#include "resume/list_items.h"

#include <algorithm>

#include "resume/letters.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr std::size_t kMostLabelWords = 6;

bool is_mark(char32_t c) {
    return contains(U"|·•⋅∙◦●○■□▪◆◇►▸★☆✓✔▶;；、，،丨｜⬤⚫⚪⭐∎*", {&c, 1});
}

bool opens(char32_t c) {
    return c == U'(' || c == U'[' || c == 0xFF08;
}
bool closes(char32_t c) {
    return c == U')' || c == U']' || c == 0xFF09;
}

/// "Git 85%", "Python 4/5" → "Git", "Python".
Span without_share(std::u32string_view text, Span span) {
    std::uint32_t at = span.end;
    if (at > span.start && text[at - 1] == U'%') --at;
    std::uint32_t start = at;
    while (start > span.start && (is_digit(text[start - 1]) || text[start - 1] == U'/')) --start;
    const auto share = text.substr(start, span.end - start);
    const bool whole = share.size() >= 2 && is_digit(share.front()) &&
                       !is_digit(share.back()) == contains(share, U"%");
    const bool says = contains(share, U"%") || (contains(share, U"/") && is_digit(share.back()));
    const bool apart = start > span.start + 1 && is_space(text[start - 1]);
    if (!whole || !says || !apart || share.size() > 5) return span;
    while (start > span.start && is_space(text[start - 1])) --start;
    return {span.start, start};
}

Span bare(const Reading& reading, Span span) {
    const auto text = reading.text();
    const auto is_edge = [](char32_t c) {
        return is_space(c) || is_mark(c) || is_colon(c) || c == U',' || c == U'–' || c == U'—';
    };
    while (!span.empty() && (is_edge(text[span.start]) || is_bullet(text[span.start])))
        ++span.start;
    while (!span.empty() && (is_edge(text[span.end - 1]) || text[span.end - 1] == U'.')) --span.end;
    return without_share(text, span);
}

/// "Observability – Prometheus, Grafana, OpenTelemetry": a dash before three items or more.
bool is_dash_before_list(std::u32string_view text, std::size_t at) {
    const bool alone = at + 1 < text.size() && is_space(text[at - 1]) && is_space(text[at + 1]);
    return alone && is_dash(text[at]) && std::ranges::count(text.substr(at), U',') >= 2 &&
           text.substr(at + 1).find_first_of(U"–—:") == std::u32string_view::npos;
}

}  // namespace

std::vector<Span> split_items(const Reading& reading, Span span) {
    std::vector<Span> items;
    const auto text = reading.text();
    std::uint32_t start = span.start;
    int depth = 0;
    for (std::uint32_t at = span.start; at <= span.end; ++at) {
        if (at < span.end) {
            const char32_t c = text[at];
            if (opens(c)) ++depth;
            if (closes(c)) depth = std::max(0, depth - 1);
            const bool spaced = at > span.start && at + 1 < span.end && is_space(text[at - 1]) &&
                                is_space(text[at + 1]);
            const bool comma = c == U',' && (at + 1 >= span.end || !is_digit(text[at + 1]) ||
                                             at == span.start || !is_digit(text[at - 1]));
            const bool cut =
                is_mark(c) || comma || (spaced && (is_dash(c) || c == U'/' || c == U'>'));
            if (depth > 0 || !cut) continue;
        }
        const Span item = bare(reading, {start, at});
        if (!item.empty()) items.push_back(item);
        start = at + 1;
    }
    return items;
}

std::optional<LabeledList> split_label(const Reading& reading, Span span) {
    const auto text = reading.slice(span);
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == U',' || text[i] == U'(') return std::nullopt;
        const bool colon = is_colon(text[i]) || is_dash_before_list(text, i);
        if (!colon) continue;
        if (i + 1 < text.size() && text[i + 1] == U'/') return std::nullopt;
        const auto at = span.start + static_cast<std::uint32_t>(i);
        const Span label = bare(reading, {span.start, at});
        const Span list = bare(reading, {at + 1, span.end});
        // "1С:Предприятие" is one name.
        const auto second = i + 1 < text.size() ? text[i + 1] : U' ';
        if (is_digit(text[0]) && i < 4 && is_letter(second)) return std::nullopt;
        if (label.empty() || words_in(reading.slice(label)).size() > kMostLabelWords)
            return std::nullopt;
        return LabeledList{label, list};
    }
    return std::nullopt;
}

}  // namespace vitae
