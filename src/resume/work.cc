#include "resume/work.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "resume/entry_text.h"
#include "resume/entry_words.h"
#include "resume/job_drafts.h"
#include "resume/letters.h"
#include "resume/piece_scores.h"

namespace vitae {

namespace {

/// From how much better the reading is than the next best.
double confidence_of(double margin) {
    return std::clamp(0.6 + margin / 6, 0.5, 0.97);
}

/// A position by its words, with the time spent in it.
bool is_certain(const Work& work) {
    return work.position && work.start_date &&
           position_words().is_in(to_utf32(work.position->value));
}

/// Under a heading for education, by its words: a position, and nothing of schools.
bool is_certain_elsewhere(const Work& work) {
    if (!is_certain(work) || !work.name) return false;
    const auto position = to_utf32(work.position->value);
    return !degree_words().is_in(position) && !degree_words().is_in(to_utf32(work.name->value)) &&
           !school_words().is_in(to_utf32(work.name->value)) && !school_words().is_in(position) &&
           !(work.end_date && work.end_date->value == work.start_date->value);
}

class WorkReading {
public:
    explicit WorkReading(const Reading& reading) : reading_(reading) {}

    void read(const Section& section) {
        const std::vector<Entry> entries = find_entries(reading_, section, EntryKind::work);
        std::vector<ScoredHeading> headings;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            headings.push_back(score_work(reading_, cut_pieces(reading_, entries[i].heading)));
            spans_.push_back(i + 1 < entries.size() && spans_next(entries[i], entries[i + 1]));
            if (spans_[i] || (i + 1 < entries.size() && stands_above(entries[i], entries[i + 1])))
                expect_employer(headings.back());
        }
        expect_no_employers(entries, headings);
        auto assignments = assign_roles(headings, work_rules());
        for (std::size_t i = 0; i < headings.size(); ++i)
            join_at_slash(headings[i], assignments[i]);
        for (std::size_t i = 0; i < headings.size(); ++i)
            complete_position(headings[i], assignments[i]);
        for (std::size_t i = 0; i < entries.size(); ++i)
            add(entries[i], headings[i], assignments[i], spans_[i]);
        spans_.clear();
        for (Work& work : settle_jobs(std::exchange(drafts_, {}))) all_.push_back(std::move(work));
    }

    std::vector<Work> take() { return std::exchange(all_, {}); }

private:
    /// An employer with all the time spent there stands above the positions held; a few words
    /// about it may stand between.
    bool spans_next(const Entry& whole, const Entry& first) const {
        if (!whole.time || !first.time || (!whole.body.empty() && !is_about(whole, first)))
            return false;
        const TimeSpan& all = *whole.time;
        const TimeSpan& part = *first.time;
        if (!all.start || !part.start || all.single) return false;
        const auto months = [](const Date& date) { return date.year * 12 + date.month; };
        const bool starts = months(all.start->date) <= months(part.start->date);
        if (all.current || part.current) return starts && all.current == part.current;
        if (!all.end || !part.end) return false;
        // A year alone lasts until its end.
        const int last =
            all.end->date.month == 0 ? all.end->date.year * 12 + 12 : months(all.end->date);
        return starts && last >= months(part.end->date);
    }

    /// Text without bullets, above a heading that looks unlike the employer's.
    bool is_about(const Entry& whole, const Entry& first) const {
        constexpr std::size_t kMostRows = 4;
        if (whole.heading.size() != 1 || first.heading.empty()) return false;
        return whole.body.size() <= kMostRows &&
               std::ranges::none_of(whole.body, &EntryRow::bullet) &&
               !(look_of(reading_, whole.heading.front()) ==
                 look_of(reading_, first.heading.front()));
    }

    /// So does one in a row of its own, without any time.
    static bool stands_above(const Entry& whole, const Entry& first) {
        return !whole.time && whole.body.empty() && whole.heading.size() == 1 && first.time;
    }

    /// Below an employer's name, positions name none of their own: "Exeter" is where it was.
    static void expect_no_employers(
        const std::vector<Entry>& entries, std::vector<ScoredHeading>& headings
    ) {
        bool grouped = false;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const bool heads = i + 1 < entries.size() && stands_above(entries[i], entries[i + 1]);
            grouped = grouped || heads;
            for (ScoredPiece& piece : headings[i])
                if (grouped && !heads && piece.scores[kOrganization] < 1 && piece.piece.row > 0)
                    piece.scores[kOrganization] -= 1.5;
        }
    }

    static void expect_employer(ScoredHeading& heading) {
        const auto is_position = [](const ScoredPiece& piece) {
            return piece.scores[kPosition] > 2.5;
        };
        if (std::any_of(heading.begin(), heading.end(), is_position)) return;
        for (ScoredPiece& piece : heading) {
            piece.scores[kPosition] -= 3;
            piece.scores[kOrganization] += 1;
        }
    }

    /// "Registered Nurse – Intensive Care": what stands behind a position, set like it, and is
    /// nothing else, belongs to it.
    void complete_position(const ScoredHeading& heading, Assignment& assignment) const {
        auto& roles = assignment.roles;
        const bool employed = std::find(roles.begin(), roles.end(), kOrganization) != roles.end();
        for (std::size_t i = 1; employed && i < heading.size(); ++i) {
            const HeadingPiece& piece = heading[i].piece;
            const HeadingPiece& before = heading[i - 1].piece;
            const bool alike = piece.row == before.row && piece.cell == before.cell &&
                               piece.bold == before.bold && piece.italic == before.italic;
            const auto between = reading_.slice({before.span.end, piece.span.start});
            const bool joined = std::any_of(between.begin(), between.end(), [](char32_t c) {
                return c == U',' || is_dash(c);
            });
            const bool close = piece.span.end - before.span.start < 70 && between.size() <= 4;
            if (roles[i] == kNoRole && roles[i - 1] == kPosition && alike && joined && close)
                roles[i] = kPosition;
        }
    }

    /// "Boilermaker / Trade Assistant" is one position, whichever half is known for one.
    void join_at_slash(const ScoredHeading& heading, Assignment& assignment) const {
        auto& roles = assignment.roles;
        for (std::size_t i = 0; i + 1 < heading.size(); ++i) {
            const HeadingPiece& one = heading[i].piece;
            const HeadingPiece& next = heading[i + 1].piece;
            const bool slash =
                one.row == next.row && one.cell == next.cell && joined(one.span, next.span) == U"/";
            if (slash && roles[i] == kNoRole && roles[i + 1] == kPosition) roles[i] = kPosition;
            if (slash && roles[i] == kPosition && roles[i + 1] == kNoRole) roles[i + 1] = kPosition;
        }
    }

    std::u32string_view joined(Span one, Span next) const {
        return reading_.slice(trimmed(reading_.text(), {one.end, next.start}));
    }

    void add(
        const Entry& entry,
        const ScoredHeading& heading,
        const Assignment& assignment,
        bool spans_next
    ) {
        JobDraft draft;
        draft.spans_next = spans_next;
        Work& work = draft.work;
        const double confidence = confidence_of(assignment.margin);
        const auto cite = [&](std::size_t role, Literal rule) -> MaybeText {
            const auto spans = spans_of(heading, assignment, role);
            if (spans.empty()) return std::nullopt;
            return cite_joined(reading_, spans, rule, confidence);
        };
        work.name = cite(kOrganization, "entry.organization");
        work.position = cite(kPosition, "entry.position");
        work.location = cite(kPlace, "entry.place");
        EntryDates dates = cite_dates(reading_, entry, true);
        work.start_date = std::move(dates.start);
        work.end_date = std::move(dates.end);
        work.highlights = cite_highlights(reading_, entry);
        work.summary = cite_summary(reading_, entry);
        const EntryRow& first = entry.heading.empty() ? entry.body.front() : entry.heading.front();
        work.id = reading_.entry_id("work", first.text.start);
        draft.has_text = !entry.body.empty();
        draft.heading_rows = entry.heading.size();
        draft.look = look_of(reading_, first);
        if (work.name || work.position) drafts_.push_back(std::move(draft));
    }

    const Reading& reading_;
    std::vector<JobDraft> drafts_;
    std::vector<bool> spans_;  ///< Beside the entries of the section that is read.
    std::vector<Work> all_;
};

}  // namespace

std::vector<Work> find_work(const Reading& reading, const std::vector<Section>& sections) {
    WorkReading work(reading);
    const auto read = [&](std::initializer_list<SectionKind> kinds) {
        for (const Section& section : sections)
            if (std::find(kinds.begin(), kinds.end(), section.kind) != kinds.end())
                work.read(section);
        return work.take();
    };
    std::vector<Work> found = read({SectionKind::work});
    // A heading that nobody knows may leave jobs below the schools.
    std::vector<Work> more = read({SectionKind::education});
    std::erase_if(more, [](const Work& one) { return !is_certain_elsewhere(one); });
    // A resume may name no section for its jobs.
    if (found.empty() && more.empty()) {
        more = read({SectionKind::contact, SectionKind::profile, SectionKind::other});
        std::erase_if(more, [](const Work& one) { return !is_certain(one); });
    }
    std::move(more.begin(), more.end(), std::back_inserter(found));
    return found;
}

std::vector<Volunteer> find_volunteer(
    const Reading& reading, const std::vector<Section>& sections
) {
    WorkReading work(reading);
    for (const Section& section : sections)
        if (section.kind == SectionKind::volunteer) work.read(section);
    std::vector<Volunteer> all;
    for (Work& one : work.take())
        all.push_back(
            {.id = reading.entry_id("volunteer", 0) + one.id.substr(0, 8),
             .organization = std::move(one.name),
             .position = std::move(one.position),
             .start_date = std::move(one.start_date),
             .end_date = std::move(one.end_date),
             .summary = std::move(one.summary),
             .highlights = std::move(one.highlights)}
        );
    return all;
}

}  // namespace vitae
