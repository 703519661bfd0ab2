#include "resume/work.h"

#include <algorithm>

#include "resume/entry_words.h"
#include "resume/piece_scores.h"

namespace vitae {

namespace {

constexpr RoleRules kRules{.count = 3, .presence = {1, 1, 0, 0}, .place = kPlace};

/// From how much better the reading is than the next best.
double confidence_of(double margin) {
    return std::clamp(0.6 + margin / 6, 0.5, 0.97);
}

class WorkReading {
public:
    explicit WorkReading(const Reading& reading) : reading_(reading) {}

    void read(const Section& section) {
        const std::vector<Entry> entries = find_entries(reading_, section);
        std::vector<ScoredHeading> headings;
        for (const Entry& entry : entries)
            headings.push_back(score_work(reading_, cut_pieces(reading_, entry.heading)));
        const auto assignments = assign_roles(headings, kRules);
        for (std::size_t i = 0; i < entries.size(); ++i)
            add(entries[i], headings[i], assignments[i]);
        share_employers();
        for (Draft& draft : drafts_) all_.push_back(std::move(draft.work));
        drafts_.clear();
    }

    std::vector<Work> take() { return std::move(all_); }

private:
    struct Draft {
        Work work;
        bool has_text = false;
        std::size_t first_row_block = 0;
        RowLook look;
    };

    void add(const Entry& entry, const ScoredHeading& heading, const Assignment& assignment) {
        Draft draft;
        Work& work = draft.work;
        const double confidence = confidence_of(assignment.margin);
        const auto cite = [&](std::size_t role, Literal rule) -> MaybeText {
            const auto span = span_of(heading, assignment, role);
            if (!span) return std::nullopt;
            return reading_.cite_text(*span, rule, confidence);
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
        draft.look = look_of(reading_, first);
        if (work.name || work.position) drafts_.push_back(std::move(draft));
    }

    /// Several positions at one employer: the entries below its heading name none of their own.
    void share_employers() {
        const Draft* employer = nullptr;
        std::vector<Draft> kept;
        kept.reserve(drafts_.size());
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            Draft& draft = drafts_[i];
            const bool heads_group = draft.work.name && !draft.work.position && !draft.has_text &&
                                     i + 1 < drafts_.size() && drafts_[i + 1].work.position &&
                                     !drafts_[i + 1].work.name;
            if (heads_group) {
                group_ = draft;
                employer = &group_;
                continue;
            }
            if (draft.work.name) {
                kept.push_back(std::move(draft));
                employer = &kept.back();
                continue;
            }
            if (employer != nullptr && !(employer->look == draft.look && employer->work.position)) {
                draft.work.name = employer->work.name;
                draft.work.name->citation.rule = "entry.shared";
                if (!draft.work.location) draft.work.location = employer->work.location;
            }
            kept.push_back(std::move(draft));
        }
        drafts_ = std::move(kept);
    }

    const Reading& reading_;
    std::vector<Draft> drafts_;
    Draft group_;
    std::vector<Work> all_;
};

}  // namespace

std::vector<Work> find_work(const Reading& reading, const std::vector<Section>& sections) {
    WorkReading work(reading);
    for (const Section& section : sections)
        if (section.kind == SectionKind::work) work.read(section);
    return work.take();
}

}  // namespace vitae
