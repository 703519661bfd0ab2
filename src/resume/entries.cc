#include "resume/entries.h"

#include <algorithm>
#include <map>

namespace vitae {

namespace {

/// More rows than this never stand in a heading above or below its date.
constexpr std::size_t kMostAbove = 3;
constexpr std::size_t kMostBelow = 3;

class Cutting {
public:
    Cutting(const Reading& reading, std::vector<EntryRow> rows)
        : reading_(reading), rows_(std::move(rows)) {}

    std::vector<Entry> run() {
        if (rows_.empty()) return {};
        raise_dated_bullets();
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            looks_.push_back(look_of(reading_, rows_[i]));
            if (!rows_[i].dates.empty() && !rows_[i].body) anchors_.push_back(i);
            // A date beside a bullet belongs to the heading above it.
            if (!rows_[i].dates.empty() && rows_[i].body) anchors_.push_back(i);
        }
        drop_inner_anchors();
        const std::vector<std::size_t> starts = anchors_.empty() ? undated() : dated();
        std::vector<Entry> entries;
        for (std::size_t i = 0; i < starts.size(); ++i)
            entries.push_back(
                to_entry(starts[i], i + 1 < starts.size() ? starts[i + 1] : rows_.size())
            );
        return entries;
    }

private:
    /// Where most bullets carry dates of their own, they are the entries.
    void raise_dated_bullets() {
        std::size_t bullets = 0;
        std::size_t dated = 0;
        for (const EntryRow& row : rows_) {
            if (!row.bullet) continue;
            ++bullets;
            dated += row.dates.empty() ? 0 : 1;
        }
        const bool headings = std::any_of(rows_.begin(), rows_.end(), [](const EntryRow& row) {
            return !row.body && !row.dates.empty();
        });
        const bool raise = dated * 2 > bullets && !headings;
        // Dates alone in their row, each with a first bullet that names the job.
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (raise && rows_[i].bullet) rows_[i].body = false;
            const bool date_alone = !rows_[i].dates.empty() && is_date_alone(rows_[i]);
            if (date_alone && i + 1 < rows_.size() && rows_[i + 1].bullet && all_dates_alone())
                rows_[i + 1].body = false;
        }
    }

    bool is_date_alone(const EntryRow& row) const {
        const Span date = row.dates.front().time.span;
        const Span all{row.cells.front().span.start, row.cells.back().span.end};
        return !row.bullet && row.cells.size() == 1 &&
               all.end - all.start <= date.end - date.start + 3;
    }

    /// Every row that is no bullet is a date.
    bool all_dates_alone() const {
        return std::all_of(rows_.begin(), rows_.end(), [&](const EntryRow& row) {
            return row.body || row.bullet || (!row.dates.empty() && is_date_alone(row));
        });
    }

    /// Of rows with dates, those with single dates among bullets or below a heading with a range
    /// belong to its text.
    void drop_inner_anchors() {
        const auto is_range = [&](std::size_t at) {
            return std::any_of(rows_[at].dates.begin(), rows_[at].dates.end(), [](const auto& d) {
                return !d.time.single;
            });
        };
        const bool ranges = std::any_of(anchors_.begin(), anchors_.end(), is_range);
        std::vector<std::size_t> kept;
        for (const std::size_t at : anchors_) {
            const EntryRow& row = rows_[at];
            const bool beside = row.cells.size() > 1;
            if (row.body && !beside) continue;
            if (ranges && row.body && !is_range(at)) continue;
            // "expected March 2016" in the row below a range.
            if (!kept.empty() && is_range(kept.back()) && !is_range(at) && at <= kept.back() + 2 &&
                std::none_of(
                    rows_.begin() + static_cast<std::ptrdiff_t>(kept.back()),
                    rows_.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const EntryRow& r) { return r.body; }
                ) &&
                !(look_of(reading_, row) == look_of(reading_, rows_[kept.back()])))
                continue;
            kept.push_back(at);
        }
        anchors_ = std::move(kept);
    }

    bool can_head(std::size_t at) const { return !rows_[at].body; }

    /// How many rows above its date the first entry begins.
    std::size_t usual_above() const {
        const std::size_t first = anchors_.front();
        std::size_t above = 0;
        while (above < first && above < kMostAbove && can_head(first - above - 1)) ++above;
        return above;
    }

    std::vector<std::size_t> dated() {
        std::vector<std::size_t> starts;
        const std::size_t usual = usual_above();
        for (std::size_t k = 0; k < anchors_.size(); ++k) {
            const std::size_t at = anchors_[k];
            const std::size_t least = k == 0 ? 0 : anchors_[k - 1] + 1;
            std::size_t room = 0;
            while (at - room > least && room < kMostAbove && can_head(at - room - 1)) ++room;
            std::size_t above = std::min(room, usual);
            // A row that looks like the first of all begins an entry, too.
            for (std::size_t up = room; up > above && k > 0; --up)
                if (looks_[at - up] == looks_[starts.front()] &&
                    (at - up == least || !(looks_[at - up - 1] == looks_[at - up])))
                    above = up;
            // Without that many rows of its own look, the last of them end the entry before.
            if (k > 0 && above == usual && usual > 0 && at - room == least && room >= usual)
                above = best_above(at, room, usual, starts.front());
            starts.push_back(at - above);
        }
        return starts;
    }

    /// Between two dates without text: the row that looks like the first one of all.
    std::size_t best_above(std::size_t at, std::size_t room, std::size_t usual, std::size_t first)
        const {
        if (looks_[at - usual] == looks_[first]) return usual;
        for (std::size_t up = room; up > 0; --up)
            if (looks_[at - up] == looks_[first]) return up;
        return usual;
    }

    /// The first row's look begins an entry each time that it comes back after something else.
    std::vector<std::size_t> undated() const {
        std::vector<std::size_t> starts;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (!can_head(i)) continue;
            const bool fresh = i == 0 || rows_[i - 1].body;
            const bool same = !starts.empty() && looks_[i] == looks_[starts.front()];
            const bool apart =
                i > 0 && rows_[i].gap_above > 0.9 * (rows_[i].box.y1 - rows_[i].box.y0);
            const bool changes = i > 0 && !(looks_[i] == looks_[i - 1]);
            if (starts.empty() || fresh || (same && (apart || changes))) starts.push_back(i);
        }
        return starts;
    }

    Entry to_entry(std::size_t start, std::size_t end) const {
        Entry entry;
        std::size_t anchor = start;
        while (anchor < end && std::find(anchors_.begin(), anchors_.end(), anchor) == anchors_.end()
        )
            ++anchor;
        if (anchor == end) anchor = start;
        std::size_t last = anchor;
        std::size_t below = 0;
        if (!rows_[anchor].body)
            while (last + 1 < end && can_head(last + 1) && below < kMostBelow) {
                ++last;
                ++below;
            }
        for (std::size_t i = start; i < end; ++i) {
            const bool heads = i <= last && !(i == anchor && rows_[i].body && i != start);
            (heads ? entry.heading : entry.body).push_back(rows_[i]);
        }
        if (anchor < end && !rows_[anchor].dates.empty()) {
            const auto& dates = rows_[anchor].dates;
            const auto range = std::find_if(dates.begin(), dates.end(), [](const auto& d) {
                return !d.time.single;
            });
            entry.time = (range == dates.end() ? dates.front() : *range).time;
        }
        return entry;
    }

    const Reading& reading_;
    std::vector<EntryRow> rows_;
    std::vector<RowLook> looks_;
    std::vector<std::size_t> anchors_;
};

}  // namespace

std::vector<Entry> find_entries(const Reading& reading, const Section& section) {
    return Cutting(reading, entry_rows(reading, section)).run();
}

}  // namespace vitae
