#include "resume/name_shape.h"

#include <algorithm>

#include "resume/entry_words.h"
#include "resume/headings.h"
#include "resume/letters.h"
#include "resume/name_words.h"

namespace vitae {

namespace {

/// Particles of names that are not capitalized: "van der", "de la", "bin".
bool is_particle(std::u32string_view word) {
    return word.size() <= 4 && std::all_of(word.begin(), word.end(), is_lower);
}

}  // namespace

std::vector<std::u32string_view> split_at_spaces(std::u32string_view text) {
    std::vector<std::u32string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !is_space(text[end])) ++end;
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool is_name_letter(char32_t c) {
    return is_letter(c) || is_space(c) || contains(U".'’-‐,()·&", {&c, 1});
}

bool looks_like_name(std::u32string_view text) {
    if (text.size() < 2 || text.size() > 60 || !is_letter(text.front())) return false;
    if (!std::all_of(text.begin(), text.end(), is_name_letter)) return false;
    const auto words = split_at_spaces(text);
    if (words.empty() || words.size() > 6) return false;
    const auto strong = std::count_if(words.begin(), words.end(), [](std::u32string_view w) {
        return !is_particle(w) && !is_lower(w.front());
    });
    const bool capitals = std::all_of(words.begin(), words.end(), [](std::u32string_view w) {
        return is_particle(w) || !is_lower(w.front());
    });
    return strong > 0 && capitals && !find_heading(text) && !is_document_title(text);
}

std::vector<Span> given_name_first(const Reading& reading, Span name) {
    const auto text = reading.slice(name);
    const auto comma = text.find(U',');
    if (comma == std::u32string_view::npos ||
        text.find(U',', comma + 1) != std::u32string_view::npos)
        return {name};
    const auto at = name.start + static_cast<std::uint32_t>(comma);
    const Span family = trimmed(reading.text(), {name.start, at});
    const Span given = trimmed(reading.text(), {at + 1, name.end});
    const auto is_part = [&](Span part) {
        return !part.empty() && looks_like_name(reading.slice(part)) &&
               split_at_spaces(reading.slice(part)).size() <= 3 &&
               !position_words().is_in(reading.slice(part));
    };
    return is_part(family) && is_part(given) ? std::vector<Span>{given, family}
                                             : std::vector<Span>{name};
}

}  // namespace vitae
