#include "resume/headings.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "resume/entry_noise.h"
#include "resume/heading_words.h"
#include "resume/letters.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

using Kind = SectionKind;

/// Letters and spaces alone, folded: "Education & Training:" → "education and training".
std::u32string heading_key(std::u32string_view line) {
    std::u32string key;
    for (const char32_t c : fold(line)) {
        if (c == U'&' || c == U'+')
            key += U" and ";
        else if (is_letter(c) || c == U'\'')
            key += c;
        else
            key += U' ';
    }
    std::u32string tidy;
    for (const char32_t c : key)
        if (c != U' ' || (!tidy.empty() && tidy.back() != U' ')) tidy += c;
    while (!tidy.empty() && tidy.back() == U' ') tidy.pop_back();
    // Arabic fonts may name the letters of "la" in either order.
    for (auto at = tidy.find(U"ال"); at != std::u32string::npos; at = tidy.find(U"ال", at + 2))
        tidy.replace(at, 2, U"لا");
    return tidy;
}

const std::map<std::u32string, Kind, std::less<>>& phrases() {
    static const auto all = [] {
        std::map<std::u32string, Kind, std::less<>> map;
        // What two languages write alike means what it means in the first list.
        for (const auto& list : {heading_words(), more_heading_words()})
            for (const HeadingWords& words : list)
                for (const auto phrase : split_phrases(words.phrases))
                    map.emplace(heading_key(phrase), words.kind);
        return map;
    }();
    return all;
}

std::optional<Kind> find_phrase(std::u32string_view key) {
    auto found = phrases().find(key);
    // "Education &", where the rest stands in the next row.
    if (found == phrases().end())
        for (const std::u32string_view open : {U" and", U" und", U" et", U" y", U" e", U" en"})
            if (key.ends_with(open))
                found = phrases().find(key.substr(0, key.size() - open.size()));
    return found == phrases().end() ? std::nullopt : std::optional(found->second);
}

/// "E D U C A T I O N": single letters with spaces between.
std::u32string without_letter_spacing(std::u32string_view key) {
    std::u32string joined;
    std::size_t singles = 0;
    std::size_t parts = 0;
    for (std::size_t at = 0; at < key.size();) {
        const auto end = std::min(key.find(U' ', at), key.size());
        singles += end - at == 1 ? 1 : 0;
        ++parts;
        joined += key.substr(at, end - at);
        at = end + 1;
    }
    return parts >= 4 && singles * 10 >= parts * 8 ? joined : std::u32string(key);
}

/// Words that join two headings in one line.
constexpr std::u32string_view kJoints[] = {
    U" and ", U" und ", U" et ", U" y ", U" e ", U" en ", U" и ", U" 및 ", U" ve "};

/// "skills and tools" → the kind of the first part that is a heading of its own.
std::optional<Kind> find_joined(std::u32string_view key) {
    for (const std::u32string_view joint : kJoints) {
        const auto at = key.find(joint);
        if (at == std::u32string_view::npos) continue;
        const auto first = find_phrase(key.substr(0, at));
        const auto second = find_phrase(key.substr(at + joint.size()));
        if (second == Kind::work) return second;
        if (first && (second || *first == Kind::skills)) return first;
    }
    return std::nullopt;
}

}  // namespace

Literal to_literal(SectionKind kind) {
    static constexpr std::array<Literal, 15> kNames = {
        "contact",
        "personal",
        "profile",
        "work",
        "education",
        "skills",
        "languages",
        "certificates",
        "projects",
        "publications",
        "awards",
        "volunteer",
        "interests",
        "references",
        "other"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::optional<SectionKind> find_heading(std::u32string_view line) {
    if (line.size() > 60) return std::nullopt;
    const std::u32string key = heading_key(without_remark(line));
    if (const auto kind = find_phrase(key)) return kind;
    if (const auto kind = find_phrase(without_letter_spacing(key))) return kind;
    std::u32string closed = key;
    closed.erase(std::remove(closed.begin(), closed.end(), U' '), closed.end());
    if (closed.size() > 3 && std::any_of(closed.begin(), closed.end(), is_ideograph))
        if (const auto kind = find_phrase(closed)) return kind;
    return find_joined(key);
}

std::optional<SectionKind> guess_heading(std::u32string_view line) {
    if (line.size() > 60) return std::nullopt;
    const std::u32string key = heading_key(without_remark(line));
    for (auto space = key.find(U' '); space != std::u32string::npos;
         space = key.find(U' ', space + 1))
        if (const auto kind = find_phrase(std::u32string_view(key).substr(space + 1))) return kind;
    for (auto space = key.rfind(U' '); space != std::u32string::npos && space > 0;
         space = key.rfind(U' ', space - 1))
        if (const auto kind = find_phrase(std::u32string_view(key).substr(0, space))) return kind;
    return std::nullopt;
}

std::u32string_view without_remark(std::u32string_view line) {
    // "Work experience — 9 years 4 months"
    for (const std::u32string_view dash : {U" — ", U" – ", U" - "})
        if (const auto at = line.rfind(dash);
            at != std::u32string_view::npos && at > 3 && is_duration(line.substr(at + dash.size())))
            return line.substr(0, at);
    const auto open = line.find_last_of(U"(（");
    const bool closed = !line.empty() && contains(U")）", {&line.back(), 1});
    if (!closed || open == std::u32string_view::npos || open < 3) return line;
    // "History (Bachelor of Arts)" says another thing.
    if (std::ranges::none_of(line.substr(open), is_digit)) return line;
    line = line.substr(0, open);
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    return line;
}

}  // namespace vitae
