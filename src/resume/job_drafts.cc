#include "resume/job_drafts.h"

#include <algorithm>
#include <utility>

#include "resume/phrases.h"

namespace vitae {

namespace {

class Settling {
public:
    explicit Settling(std::vector<JobDraft> drafts) : drafts_(std::move(drafts)) {}

    std::vector<Work> run() {
        share_employers();
        join_departures();
        std::vector<Work> all;
        for (JobDraft& draft : drafts_) all.push_back(std::move(draft.work));
        return all;
    }

private:
    /// East Asian forms say in one row when their owner joined an employer, in another when they
    /// left it.
    void join_departures() {
        static const Gazetteer left(U"退社|退職|離職|离职|辞职|퇴사|퇴직");
        const auto is_one_day = [](const Work& work) {
            return work.start_date && work.end_date &&
                   work.start_date->value == work.end_date->value;
        };
        const auto departs = [&](const JobDraft& draft) {
            const auto says = [](const MaybeText& text) {
                return text && left.is_in(to_utf32(text->value));
            };
            return is_one_day(draft.work) && (says(draft.work.position) || says(draft.work.name));
        };
        if (std::ranges::none_of(drafts_, departs)) return;
        std::vector<JobDraft> kept;
        for (JobDraft& draft : drafts_) {
            Work* last = kept.empty() ? nullptr : &kept.back().work;
            if (departs(draft) && last != nullptr && !last->end_date) {
                last->end_date = std::move(draft.work.end_date);
            } else if (!departs(draft)) {
                // Nothing says yet that they left.
                if (is_one_day(draft.work)) draft.work.end_date.reset();
                kept.push_back(std::move(draft));
            }
        }
        drafts_ = std::move(kept);
    }

    /// "Vocational" above jobs that name employers of their own.
    bool heads_part(std::size_t at) const {
        if (at + 1 >= drafts_.size() || drafts_[at].has_text || drafts_[at].heading_rows != 1)
            return false;
        const Work& work = drafts_[at].work;
        const Work& next = drafts_[at + 1].work;
        const bool dated = work.start_date || work.end_date;
        return !dated && !(work.name && work.position) && next.name && next.position &&
               next.start_date;
    }

    /// Several positions at one employer: the entries below its heading name none of their own.
    void share_employers() {
        const JobDraft* employer = nullptr;
        std::vector<JobDraft> kept;
        kept.reserve(drafts_.size());
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            JobDraft& draft = drafts_[i];
            // What is said about an employer may stand between its name and the positions.
            const bool undated = !draft.work.start_date && !draft.work.end_date;
            const bool heads_group = draft.work.name && !draft.work.position &&
                                     (!draft.has_text || undated || draft.spans_next) &&
                                     i + 1 < drafts_.size() && drafts_[i + 1].work.position &&
                                     !drafts_[i + 1].work.name;
            if (heads_part(i)) continue;
            if (heads_group) {
                if (!drafts_[i + 1].work.summary)
                    drafts_[i + 1].work.summary = std::move(draft.work.summary);
                group_ = draft;
                employer = &group_;
                continue;
            }
            if (draft.work.name) {
                kept.push_back(std::move(draft));
                employer = &kept.back();
                continue;
            }
            if (employer != nullptr &&
                (!(employer->look == draft.look) || !employer->work.position ||
                 draft.heading_rows < employer->heading_rows)) {
                draft.work.name = employer->work.name;
                draft.work.name->citation.rule = "entry.shared";
                if (!draft.work.location) draft.work.location = employer->work.location;
            }
            kept.push_back(std::move(draft));
        }
        drafts_ = std::move(kept);
    }

    std::vector<JobDraft> drafts_;
    JobDraft group_;
};

}  // namespace

std::vector<Work> settle_jobs(std::vector<JobDraft> drafts) {
    return Settling(std::move(drafts)).run();
}

}  // namespace vitae
