#include "resume/heading_look.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "resume/dates.h"
#include "resume/entry_words.h"
#include "resume/letters.h"

namespace vitae {

namespace {

constexpr std::size_t kMostLetters = 50;

/// What readers see: size in half points, weight, capitals.
using Look = std::tuple<long, bool, bool>;

bool in_capitals(std::u32string_view text) {
    return std::any_of(text.begin(), text.end(), is_upper) &&
           std::none_of(text.begin(), text.end(), is_lower);
}

Look look_of(const Row& row) {
    return {std::lround(row.font_size * 2), row.bold, in_capitals(row.text)};
}

/// A heading is no smaller than the text it heads, and stands alone on its line.
bool can_head(const Reading& reading, const Row& row) {
    return row.parts.size() == 1 && row.font_size >= 0.85 * reading.body_size();
}

bool stands_out(const Reading& reading, const Row& row) {
    return row.font_size > 1.05 * reading.body_size() || row.bold || in_capitals(row.text);
}

/// Few words, no date, no address, no bullet.
bool reads_like_heading(const Row& row) {
    const auto text = row.text;
    const bool plain = std::none_of(text.begin(), text.end(), [](char32_t c) {
        return is_digit(c) || contains(U"@,;|•", {&c, 1});
    });
    const auto letters = std::count_if(text.begin(), text.end(), is_letter);
    return plain && letters >= 2 && text.size() <= kMostLetters && !is_lower(text.front());
}

/// The name of a job, a school or a degree, or what has a date below it, heads an entry.
bool heads_entry(const Reading& reading, std::size_t at) {
    const auto text = reading.rows()[at].text;
    if (position_words().is_in(text) || legal_forms().is_in(text) || degree_words().is_in(text) ||
        school_words().is_in(text))
        return true;
    const bool parted = contains(text, U" – ") || contains(text, U" - ") || contains(text, U" — ");
    if (parted || at + 1 >= reading.rows().size()) return parted;
    const auto below = find_time_spans(reading.rows()[at + 1].text);
    return !below.empty() && !below.front().single && below.front().span.start < 3;
}

/// Sections that every resume has. Headings below these look different.
bool is_main(SectionKind kind) {
    return kind == SectionKind::work || kind == SectionKind::education ||
           kind == SectionKind::skills;
}

/// An address or a telephone number, as headers have and sections seldom.
bool has_contact(const Row& row) {
    const auto digits = std::count_if(row.text.begin(), row.text.end(), is_digit);
    return contains(row.text, U"@") || digits >= 7;
}

/// The row after which the first section can start: above it stand the owner's contacts.
std::size_t end_of_header(
    const Reading& reading, const std::vector<std::optional<SectionKind>>& kinds
) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < kinds.size() && !kinds[i]; ++i)
        if (has_contact(reading.rows()[i])) end = i + 1;
    return end;
}

}  // namespace

std::vector<std::optional<SectionKind>> find_headings(const Reading& reading) {
    const auto& rows = reading.rows();
    std::vector<std::optional<SectionKind>> kinds(rows.size());
    std::map<Look, std::size_t> known;
    std::set<Look> main_looks;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!can_head(reading, rows[i])) continue;
        kinds[i] = find_heading(rows[i].text);
        if (!kinds[i] || !stands_out(reading, rows[i])) continue;
        ++known[look_of(rows[i])];
        if (is_main(*kinds[i])) main_looks.insert(look_of(rows[i]));
    }
    std::map<Look, std::vector<std::size_t>> alike;
    for (std::size_t i = end_of_header(reading, kinds); i < rows.size(); ++i) {
        const bool possible = !kinds[i] && can_head(reading, rows[i]) &&
                              reads_like_heading(rows[i]) && !heads_entry(reading, i);
        if (possible && known.contains(look_of(rows[i]))) alike[look_of(rows[i])].push_back(i);
    }
    // A row that looks like a heading and says half of one is one.
    for (auto& [look, unknown] : alike)
        std::erase_if(unknown, [&](std::size_t i) {
            kinds[i] = guess_heading(rows[i].text);
            return kinds[i].has_value();
        });
    // Where more unknown rows than known headings look so, it is the look of job titles.
    for (const auto& [look, unknown] : alike)
        if (known[look] >= 2 && main_looks.contains(look) && unknown.size() <= known[look])
            for (const std::size_t i : unknown) kinds[i] = SectionKind::other;
    return kinds;
}

}  // namespace vitae
