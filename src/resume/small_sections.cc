#include "resume/small_sections.h"

#include <algorithm>

#include "resume/entry_text.h"
#include "resume/letters.h"
#include "resume/list_items.h"
#include "resume/pieces.h"

namespace vitae {

namespace {

/// A row, with those in which it goes on: "AWS Solutions Architect – Amazon, 2021".
struct Item {
    std::vector<Span> title;  ///< Up to the first separator.
    std::optional<Span> by;   ///< After it.
    std::vector<Span> whole;
    MaybeDate date;
};

void add_pieces(const Reading& reading, EntryRow row, Item& item) {
    // A bullet's dates and separators are those of its text.
    if (row.bullet && !row.cells.empty()) row.cells.front().span.start = row.text.start;
    const std::vector<HeadingPiece> pieces = cut_pieces(reading, {row});
    for (const HeadingPiece& piece : pieces) {
        const bool more = piece.before == Joint::comma || piece.before == Joint::at;
        if (item.title.empty())
            item.title.push_back(piece.span);
        else if (more && !item.by)
            item.title.back().end = piece.span.end;
        else if (!item.by)
            item.by = piece.span;
        else if (more)
            item.by->end = piece.span.end;
    }
    // "Scrum Master, Scrum Society, 2019": before the date stands who says so.
    const bool listed = pieces.size() > 1 && !item.by && item.date && item.title.size() == 1 &&
                        pieces.back().before == Joint::comma &&
                        is_upper(reading.text()[pieces.back().span.start]);
    if (!listed) return;
    item.by = pieces.back().span;
    item.title.back().end = pieces[pieces.size() - 2].span.end;
}

Item to_item(const Reading& reading, const std::vector<EntryRow>& rows, std::size_t& at) {
    Item item;
    Entry entry;
    if (!rows[at].dates.empty()) entry.time = rows[at].dates.front().time;
    item.date = cite_dates(reading, entry, false).end;
    if (!item.date) item.date = cite_dates(reading, entry, false).start;
    add_pieces(reading, rows[at], item);
    item.whole.push_back(rows[at].text);
    while (at + 1 < rows.size() && (rows[at + 1].continues || rows[at + 1].wrapped)) {
        ++at;
        item.whole.push_back(rows[at].text);
        if (!item.title.empty() && !item.by) item.title.push_back(rows[at].text);
    }
    return item;
}

template <class Add>
void each_item(
    const Reading& reading, const std::vector<Section>& sections, SectionKind kind, Add add
) {
    for (const Section& section : sections) {
        if (section.kind != kind) continue;
        const std::vector<EntryRow> rows = entry_rows(reading, section);
        for (std::size_t at = 0; at < rows.size(); ++at) {
            const Item item = to_item(reading, rows, at);
            if (!item.title.empty() && !item.title.front().empty()) add(item);
        }
    }
}

}  // namespace

std::vector<Certificate> find_certificates(
    const Reading& reading, const std::vector<Section>& sections
) {
    std::vector<Certificate> all;
    each_item(reading, sections, SectionKind::certificates, [&](const Item& item) {
        Certificate one{.id = reading.entry_id("certificates", item.title.front().start)};
        one.name = cite_joined(reading, item.title, "list.item", 0.8);
        one.date = item.date;
        if (item.by) one.issuer = reading.cite_text(*item.by, "entry.organization", 0.7);
        all.push_back(std::move(one));
    });
    return all;
}

std::vector<Award> find_awards(const Reading& reading, const std::vector<Section>& sections) {
    std::vector<Award> all;
    each_item(reading, sections, SectionKind::awards, [&](const Item& item) {
        Award one{.id = reading.entry_id("awards", item.title.front().start)};
        one.title = cite_joined(reading, item.title, "list.item", 0.8);
        one.date = item.date;
        if (item.by) one.awarder = reading.cite_text(*item.by, "entry.organization", 0.7);
        all.push_back(std::move(one));
    });
    return all;
}

std::vector<Publication> find_publications(
    const Reading& reading, const std::vector<Section>& sections
) {
    std::vector<Publication> all;
    each_item(reading, sections, SectionKind::publications, [&](const Item& item) {
        Publication one{.id = reading.entry_id("publications", item.whole.front().start)};
        one.name = cite_joined(reading, item.whole, "list.item", 0.7);
        one.release_date = item.date;
        all.push_back(std::move(one));
    });
    return all;
}

std::vector<Project> find_projects(const Reading& reading, const std::vector<Section>& sections) {
    std::vector<Project> all;
    for (const Section& section : sections) {
        if (section.kind != SectionKind::projects) continue;
        for (const Entry& entry : find_entries(reading, section, EntryKind::other)) {
            const auto pieces = cut_pieces(reading, entry.heading);
            Project one;
            one.highlights = cite_highlights(reading, entry);
            one.description = cite_summary(reading, entry);
            if (!pieces.empty()) {
                Span name = pieces.front().span;
                for (std::size_t i = 1; i < pieces.size() && pieces[i].before == Joint::comma; ++i)
                    name.end = pieces[i].span.end;
                one.name = reading.cite_text(name, "entry.text", 0.8);
                one.id = reading.entry_id("projects", name.start);
            } else if (!entry.body.empty()) {
                one.id = reading.entry_id("projects", entry.body.front().text.start);
            }
            EntryDates dates = cite_dates(reading, entry, false);
            one.start_date = std::move(dates.start);
            one.end_date = std::move(dates.end);
            if (one.name) all.push_back(std::move(one));
        }
    }
    return all;
}

std::vector<Interest> find_interests(const Reading& reading, const std::vector<Section>& sections) {
    std::vector<Interest> all;
    for (const Section& section : sections) {
        if (section.kind != SectionKind::interests) continue;
        for (const EntryRow& row : entry_rows(reading, section))
            for (const Span item : split_items(reading, row.text)) {
                if (item.end - item.start > 60) continue;
                Interest one{.id = reading.entry_id("interests", item.start)};
                one.name = reading.cite_text(item, "list.item", 0.8);
                all.push_back(std::move(one));
            }
    }
    return all;
}

std::vector<Reference> find_references(
    const Reading& reading, const std::vector<Section>& sections
) {
    std::vector<Reference> all;
    for (const Section& section : sections) {
        if (section.kind != SectionKind::references) continue;
        for (const Entry& entry : find_entries(reading, section, EntryKind::other)) {
            std::vector<Span> rest;
            const auto add = [&](const std::vector<EntryRow>& rows, std::size_t from) {
                for (std::size_t i = from; i < rows.size(); ++i)
                    if (!rows[i].text.empty()) rest.push_back(rows[i].text);
            };
            if (entry.heading.empty() || entry.heading.front().text.empty()) continue;
            const Span name = entry.heading.front().text;
            if (name.end - name.start > 60) continue;
            add(entry.heading, 1);
            add(entry.body, 0);
            Reference one{.id = reading.entry_id("references", name.start)};
            one.name = reading.cite_text(name, "entry.text", 0.7);
            if (!rest.empty()) one.reference = cite_joined(reading, rest, "entry.text", 0.7);
            all.push_back(std::move(one));
        }
    }
    return all;
}

}  // namespace vitae
