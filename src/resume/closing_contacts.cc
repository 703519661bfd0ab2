#include "resume/closing_contacts.h"

#include <algorithm>

#include "model/utf8.h"
#include "resume/letters.h"
#include "resume/networks.h"

namespace vitae {

namespace {

/// "https://example.com", "ada@example.com", and the name of a network before its address.
bool is_of_address(std::u32string_view word) {
    constexpr std::u32string_view kMarks = U"|·•,;()–-";
    const auto is_mark = [&](char32_t c) { return contains(kMarks, {&c, 1}); };
    while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
    while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
    if (word.empty()) return true;
    const std::string text = to_utf8(word);
    if (is_web_address(text)) return true;
    const std::size_t at = text.find('@');
    if (at != std::string::npos && at > 0 && text.find('.', at) != std::string::npos) return true;
    if (word.back() == U':') word.remove_suffix(1);
    return is_network_name(to_utf8(fold(word)));
}

bool is_addresses_alone(std::u32string_view row) {
    bool any = false;
    for (std::size_t at = 0; at < row.size();) {
        const std::size_t end = std::min(row.find(U' ', at), row.size());
        const std::u32string_view word = row.substr(at, end - at);
        if (!is_of_address(word)) return false;
        any = any || word.find(U'.') != std::u32string_view::npos;
        at = end + 1;
    }
    return any;
}

/// An address alone in one row may belong to what a list says last.
std::size_t least_rows(SectionKind kind) {
    switch (kind) {
        case SectionKind::skills:
        case SectionKind::languages:
        case SectionKind::interests: return 1;
        case SectionKind::work:
        case SectionKind::education:
        case SectionKind::certificates:
        case SectionKind::awards:
        case SectionKind::volunteer: return 2;
        default: return SIZE_MAX;
    }
}

}  // namespace

void part_closing_contacts(const Reading& reading, std::vector<Section>& sections) {
    const auto ends = [&](const Section& section) {
        return !section.rows.empty() && section.rows.back() + 1 == reading.rows().size();
    };
    const auto last = std::ranges::find_if(sections, ends);
    if (last == sections.end()) return;
    std::vector<std::size_t>& rows = last->rows;
    std::size_t first = rows.size();
    while (first > 0 && is_addresses_alone(reading.rows()[rows[first - 1]].text)) --first;
    if (first == 0 || rows.size() - first < least_rows(last->kind)) return;
    const auto cut = rows.begin() + static_cast<std::ptrdiff_t>(first);
    Section contacts{.kind = SectionKind::contact, .heading = {}, .rows = {cut, rows.end()}};
    rows.erase(cut, rows.end());
    sections.push_back(std::move(contacts));
}

}  // namespace vitae
