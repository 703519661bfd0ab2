#include "resume/entries.h"

#include <algorithm>
#include <iterator>

#include "resume/date_introductions.h"
#include "resume/entry_words.h"
#include "resume/letters.h"
#include "resume/phrases.h"
#include "resume/row_kinds.h"

namespace vitae {

namespace {

bool is_date_alone(const EntryRow& row) {
    const Span date = row.dates.front().time.span;
    const Span all{row.cells.front().span.start, row.cells.back().span.end};
    return !row.bullet && row.cells.size() == 1 && all.end - all.start <= date.end - date.start + 3;
}

/// Every row that is no bullet is a date.
bool all_dates_alone(const std::vector<EntryRow>& rows) {
    return std::all_of(rows.begin(), rows.end(), [&](const EntryRow& row) {
        return row.body || row.bullet || (!row.dates.empty() && is_date_alone(row));
    });
}

/// "2016 – 2020 ● Nurse" above "Lakeside Clinic": beside a date, a dot belongs to the line of time,
/// and short rows below it may name the employer.
void raise_rest(const Reading& reading, std::vector<EntryRow>& rows, std::size_t at) {
    constexpr std::size_t kMostWords = 7;
    rows[at].side_date = rows[at].indented = false;
    for (std::size_t i = at + 1; i < rows.size() && !rows[i].bullet && rows[i].continues; ++i) {
        const auto text = reading.slice(rows[i].text);
        if (text.empty() || is_lower(text.front()) || text.back() == U'.' ||
            words_in(text).size() > kMostWords)
            return;
        rows[i].body = rows[i].continues = rows[i].indented = false;
    }
}

/// Where most bullets carry dates of their own, they are the entries; where dates stand alone in
/// their rows, each has a first bullet that names the job.
void raise_dated_bullets(const Reading& reading, std::vector<EntryRow>& rows) {
    std::size_t bullets = 0;
    std::size_t dated = 0;
    for (const EntryRow& row : rows) {
        if (!row.bullet) continue;
        ++bullets;
        dated += row.dates.empty() ? 0 : 1;
    }
    const bool headings = std::any_of(rows.begin(), rows.end(), [](const EntryRow& row) {
        return !row.body && !row.dates.empty();
    });
    const auto raise = [](EntryRow& row) { row.body = row.bullet = false; };
    if (dated * 2 > bullets && !headings)
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i].bullet) continue;
            raise(rows[i]);
            if (rows[i].side_date) raise_rest(reading, rows, i);
        }
    if (all_dates_alone(rows))
        for (std::size_t i = 0; i + 1 < rows.size(); ++i)
            if (!rows[i].dates.empty() && rows[i + 1].bullet) raise(rows[i + 1]);
}

/// Titles with their dates may have more space below than above: then space parts no entries.
void drop_gaps_below_titles(std::vector<EntryRow>& rows) {
    const auto is_title = [](const EntryRow& row) {
        return !row.dates.empty() && !row.bullet && row.cells.size() > 1;
    };
    if (rows.empty() || !is_title(rows.front())) return;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].wide_gap && (is_title(rows[i]) || !is_title(rows[i - 1]))) return;
    for (EntryRow& row : rows) row.wide_gap = false;
}

/// "• Master of Arts – University of Marlow, completed in 2019.": where all rows of a section name
/// schools and degrees, each is an entry.
void raise_rows_of_schools(const Reading& reading, std::vector<EntryRow>& rows) {
    const auto is_school = [&](const EntryRow& row) {
        const auto text = reading.slice(row.text);
        return school_words().is_in(text) && degree_words().is_in(text);
    };
    const bool all = std::all_of(rows.begin(), rows.end(), [&](const EntryRow& row) {
        return row.continues || is_school(row);
    });
    if (!all) return;
    for (EntryRow& row : rows) {
        if (row.continues || !row.body) continue;
        row.body = row.bullet = false;
        if (!row.dates.empty()) continue;
        for (TimeSpan time : find_time_spans(reading.slice(row.text))) {
            const auto move = [&](Span& span) {
                span = {span.start + row.text.start, span.end + row.text.start};
            };
            move(time.span);
            if (time.start) move(time.start->span);
            if (time.end) move(time.end->span);
            take_introduction(reading.text(), row.text, time);
            row.dates = {{time, 0}};
        }
    }
}

TimeSpan time_of(const EntryRow& row) {
    const auto range = std::find_if(row.dates.begin(), row.dates.end(), [](const auto& d) {
        return !d.time.single;
    });
    return (range == row.dates.end() ? row.dates.front() : *range).time;
}

/// The first span of time in the heading, or the first date.
std::optional<TimeSpan> time_of(const std::vector<EntryRow>& heading) {
    std::optional<TimeSpan> found;
    for (const EntryRow& row : heading) {
        if (row.dates.empty()) continue;
        const TimeSpan time = time_of(row);
        if (!found || (found->single && !time.single)) found = time;
    }
    return found;
}

/// Text that fills its row goes on in the next one.
void join_text(const Reading& reading, std::vector<EntryRow>& body) {
    for (std::size_t i = 0; i < body.size(); ++i) {
        body[i].body = true;
        if (i == 0 || body[i].bullet || body[i].continues || body[i].text.empty()) continue;
        const EntryRow& above = body[i - 1];
        if (above.text.empty()) continue;
        const bool ends = contains(U".!?。:;", {&reading.text()[above.text.end - 1], 1});
        body[i].continues = is_lower(reading.text()[body[i].text.start]) ||
                            (above.fills_line && !ends && !body[i].wide_gap);
    }
}

/// Employer and dates may stand apart from the position below them: where most dated headings have
/// no text and one without a date follows, the two are one.
void join_parted_headings(std::vector<Entry>& entries) {
    const auto is_dated = [](const Entry& entry) {
        return std::ranges::any_of(entry.heading, [](const EntryRow& row) {
            return !row.dates.empty();
        });
    };
    const auto is_first = [&](std::size_t i) {
        return is_dated(entries[i]) && entries[i].body.empty() && i + 1 < entries.size() &&
               !is_dated(entries[i + 1]) && entries[i + 1].heading.size() <= 4;
    };
    std::size_t dated = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        dated += is_dated(entries[i]) ? 1 : 0;
        first += is_first(i) ? 1 : 0;
    }
    if (2 * first <= dated) return;
    std::vector<Entry> kept;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool joins = is_first(i);
        kept.push_back(std::move(entries[i]));
        if (!joins) continue;
        Entry& next = entries[++i];
        std::ranges::move(next.heading, std::back_inserter(kept.back().heading));
        kept.back().body = std::move(next.body);
    }
    entries = std::move(kept);
}

/// In a form, what has labels heads the entry, whichever of it stands first.
std::vector<Entry> entries_of_form(const Reading& reading, const std::vector<EntryRow>& rows) {
    std::vector<Entry> entries;
    for (const EntryRow& row : rows) {
        if (row.opens || entries.empty()) entries.emplace_back();
        (row.labeled ? entries.back().heading : entries.back().body).push_back(row);
    }
    std::erase_if(entries, [](const Entry& entry) { return entry.heading.empty(); });
    for (Entry& entry : entries) {
        entry.time = time_of(entry.heading);
        join_text(reading, entry.body);
    }
    return entries;
}

}  // namespace

std::vector<Entry> find_entries(const Reading& reading, const Section& section, EntryKind kind) {
    std::vector<EntryRow> rows = entry_rows(reading, section);
    if (std::ranges::any_of(rows, &EntryRow::opens)) return entries_of_form(reading, rows);
    raise_dated_bullets(reading, rows);
    drop_gaps_below_titles(rows);
    if (kind == EntryKind::education) raise_rows_of_schools(reading, rows);
    std::vector<Entry> entries;
    for (const Cut& cut : cut_entries(reading, rows, kind)) {
        Entry entry;
        const auto at = [&](std::size_t i) {
            return rows.begin() + static_cast<std::ptrdiff_t>(i);
        };
        entry.heading.assign(at(cut.start), at(cut.body));
        entry.body.assign(at(cut.body), at(cut.end));
        entry.time = time_of(entry.heading);
        for (std::size_t i = 0; i < entry.body.size() && i < 3 && !entry.time; ++i)
            if (entry.body[i].side_date) entry.time = time_of(entry.body[i]);
        join_text(reading, entry.body);
        entries.push_back(std::move(entry));
    }
    join_parted_headings(entries);
    return entries;
}

}  // namespace vitae
