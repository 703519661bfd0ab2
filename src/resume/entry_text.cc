#include "resume/entry_text.h"

#include "resume/letters.h"

namespace vitae {

namespace {

constexpr double kDateConfidence = 0.95;

MaybeDate cite_date(const Reading& reading, const std::optional<Moment>& moment) {
    if (!moment || !is_valid(moment->date)) return std::nullopt;
    CitedDate cited{moment->date, reading.cite(moment->span, "entry.date", kDateConfidence)};
    if (!moment->rest.empty())
        append(cited.citation, reading.cite(moment->rest, "entry.date", kDateConfidence));
    return cited;
}

/// The spans of rows that belong together, from the row `at` on; leaves `at` at the last.
std::vector<Span> run_of(const std::vector<EntryRow>& rows, std::size_t& at) {
    std::vector<Span> spans{rows[at].text};
    while (at + 1 < rows.size() && rows[at + 1].continues) spans.push_back(rows[++at].text);
    return spans;
}

}  // namespace

CitedText cite_joined(
    const Reading& reading, const std::vector<Span>& spans, Literal rule, double confidence
) {
    CitedText all = reading.cite_text(spans.front(), rule, confidence);
    for (std::size_t i = 1; i < spans.size(); ++i) {
        CitedText more = reading.cite_text(spans[i], rule, confidence);
        // "Okoro-" above "Blythe"
        const bool open = all.value.ends_with('-') && is_upper(reading.text()[spans[i].start]);
        all.value += (open ? "" : " ") + more.value;
        append(all.citation, std::move(more.citation));
    }
    return all;
}

EntryDates cite_dates(const Reading& reading, const Entry& entry, bool single_is_whole) {
    if (!entry.time) return {};
    const TimeSpan& time = *entry.time;
    EntryDates dates{cite_date(reading, time.start), cite_date(reading, time.end)};
    if (time.single && single_is_whole) dates.start = dates.end;
    return dates;
}

std::vector<CitedText> cite_highlights(const Reading& reading, const Entry& entry) {
    std::vector<CitedText> all;
    for (std::size_t i = 0; i < entry.body.size(); ++i) {
        if (!entry.body[i].bullet || entry.body[i].text.empty()) continue;
        all.push_back(cite_joined(reading, run_of(entry.body, i), "entry.bullet", 0.9));
    }
    return all;
}

MaybeText cite_summary(const Reading& reading, const Entry& entry) {
    std::vector<Span> spans;
    for (std::size_t i = 0; i < entry.body.size(); ++i) {
        const bool bullet = entry.body[i].bullet;
        const std::vector<Span> run = run_of(entry.body, i);
        if (!bullet && !run.front().empty()) spans.insert(spans.end(), run.begin(), run.end());
    }
    if (spans.empty()) return std::nullopt;
    return cite_joined(reading, spans, "entry.text", 0.8);
}

}  // namespace vitae
