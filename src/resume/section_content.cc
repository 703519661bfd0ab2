#include "resume/section_content.h"

#include <algorithm>

#include "resume/dates.h"
#include "resume/entry_words.h"
#include "resume/letters.h"
#include "resume/list_items.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr std::size_t kMostHeadingLetters = 90;

/// What the rows of a section say.
struct Content {
    int spans = 0;  ///< Of time.
    int positions = 0;
    int degrees = 0;
    int schools = 0;
    int items = 0;  ///< Of lists, a few words each.
    int long_items = 0;
};

Content content_of(const Reading& reading, const Section& section) {
    constexpr std::size_t kMostItemWords = 4;
    Content all;
    for (const std::size_t at : section.rows) {
        const Row& row = reading.rows()[at];
        const auto times = find_time_spans(row.text);
        all.spans +=
            std::ranges::any_of(times, [](const TimeSpan& t) { return !t.single; }) ? 1 : 0;
        for (const Span part : row.parts)
            for (const Span item : split_items(reading, part)) {
                const bool is_short = words_in(reading.slice(item)).size() <= kMostItemWords;
                ++(is_short && times.empty() ? all.items : all.long_items);
            }
        if (row.text.size() > kMostHeadingLetters || is_bullet(row.text.front())) continue;
        all.positions += position_words().is_in(row.text) ? 1 : 0;
        all.degrees += degree_words().is_in(row.text) ? 1 : 0;
        all.schools += school_words().is_in(row.text) ? 1 : 0;
    }
    return all;
}

/// How much it looks like a section of that kind; nothing when it does not.
int likeness(const Content& content, SectionKind kind) {
    if (kind == SectionKind::work)
        return content.positions > 0 && content.degrees < content.spans ? content.spans : 0;
    if (kind == SectionKind::education)
        return content.schools > 0 && content.degrees > 0 ? content.schools + content.degrees : 0;
    const bool list = content.items >= 4 && content.long_items == 0 && content.spans == 0;
    return list ? content.items : 0;
}

}  // namespace

void name_unknown_sections(const Reading& reading, std::vector<Section>& sections) {
    for (const SectionKind kind :
         {SectionKind::education, SectionKind::work, SectionKind::skills}) {
        if (std::ranges::any_of(sections, [&](const Section& s) { return s.kind == kind; }))
            continue;
        Section* best = nullptr;
        int most = 0;
        for (Section& section : sections) {
            if (section.kind != SectionKind::other || !section.heading) continue;
            const int own = likeness(content_of(reading, section), kind);
            if (own > most) best = &section;
            most = std::max(most, own);
        }
        if (best != nullptr) best->kind = kind;
    }
}

}  // namespace vitae
