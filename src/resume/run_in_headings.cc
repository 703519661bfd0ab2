#include "resume/run_in_headings.h"

#include <algorithm>
#include <map>
#include <optional>

#include "resume/dates.h"
#include "resume/headings.h"
#include "resume/letters.h"

namespace vitae {

namespace {

constexpr std::size_t kMostWords = 5;

struct Place {
    std::size_t page = 0;
    std::size_t line = 0;
    std::size_t words = 0;  ///< Of the label; none for other lines.
    SectionKind kind = SectionKind::other;
    bool heads = false;  ///< All of the line is a heading.
    bool dated = false;
};

std::u32string_view text_of(const Line& line, std::size_t words, std::u32string_view content) {
    const std::uint32_t start = line.words.front().start;
    return content.substr(start, line.words[words - 1].end - start);
}

/// Words in bold type up to a colon, with plain type behind it.
std::size_t label_words(const Line& line, std::u32string_view content) {
    for (std::size_t i = 0; i < line.words.size() && i < kMostWords; ++i) {
        const Word& word = line.words[i];
        if (!word.bold) return 0;
        if (!is_colon(content[word.end - 1])) continue;
        const bool goes_on = i + 1 < line.words.size() && !line.words[i + 1].bold;
        return goes_on ? i + 1 : 0;
    }
    return 0;
}

/// Lists, and what may be said in a few words. Jobs and schools take more than the rest of a line.
bool may_run_in(SectionKind kind) {
    switch (kind) {
        case SectionKind::skills:
        case SectionKind::languages:
        case SectionKind::interests:
        case SectionKind::certificates:
        case SectionKind::awards: return true;
        default: return false;
    }
}

Place place_of(const Line& line, std::u32string_view content) {
    Place place;
    const auto whole = text_of(line, line.words.size(), content);
    const auto kind = find_heading(whole);
    place.heads = kind.has_value();
    const auto times = find_time_spans(whole);
    place.dated = std::any_of(times.begin(), times.end(), [](const auto& t) { return !t.single; });
    if (kind) place.kind = *kind;
    const std::size_t words = kind ? 0 : label_words(line, content);
    const auto label = words > 0 ? find_heading(text_of(line, words, content)) : std::nullopt;
    if (label && may_run_in(*label)) {
        place.words = words;
        place.kind = *label;
    }
    return place;
}

/// What is said about one of several jobs has another job, with its dates, below it.
bool is_before_dates(const std::vector<Place>& places, std::size_t at) {
    for (std::size_t i = at + 1; i < places.size() && !places[i].heads; ++i)
        if (places[i].words == 0 && places[i].dated) return true;
    return false;
}

}  // namespace

RunInHeadings::RunInHeadings(const Text& text, std::u32string_view content) {
    std::vector<Place> places;
    std::map<SectionKind, int> count;
    for (std::size_t page = 0; page < text.pages.size(); ++page) {
        words_.emplace_back(text.pages[page].lines.size());
        for (std::size_t line = 0; line < text.pages[page].lines.size(); ++line) {
            Place place = place_of(text.pages[page].lines[line], content);
            place.page = page;
            place.line = line;
            if (place.words > 0) ++count[place.kind];
            places.push_back(place);
        }
    }
    // "Languages:" below "Skills" names a group of them, and so do all below it.
    std::optional<SectionKind> open;
    bool groups = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Place& place = places[i];
        if (place.heads) {
            open = place.kind;
            groups = open == SectionKind::skills || open == SectionKind::languages;
        }
        if (place.words == 0 || !open || groups || count[place.kind] > 1) continue;
        if (!is_before_dates(places, i)) words_[place.page][place.line] = place.words;
    }
}

}  // namespace vitae
