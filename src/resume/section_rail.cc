#include "resume/section_rail.h"

#include <algorithm>
#include <cmath>

#include "resume/dates.h"

namespace vitae {

namespace {

double height(const Box& box) {
    return box.y1 - box.y0;
}

/// How much higher the row stands than the heading, in heights of the heading.
double offset(const Box& heading, const Box& row) {
    return (heading.y0 + heading.y1 - row.y0 - row.y1) / 2 / height(heading);
}

/// One line's height up or down is still beside.
bool is_beside(const Row& heading, const Row& row) {
    return row.page == heading.page && row.box.x0 > heading.box.x1 + 4 &&
           row.box.y0 < heading.box.y1 + 0.3 * height(heading.box) &&
           row.box.y1 > heading.box.y0 - 0.3 * height(heading.box);
}

bool is_date(std::u32string_view text) {
    const auto found = find_time_spans(text);
    if (found.empty()) return false;
    return found.front().span.end - found.front().span.start + 4 >= text.size();
}

/// A date in the rail, with or without what it belongs to on its line.
bool begins_with_date(const Reading& reading, const Row& row) {
    return is_date(reading.slice(row.parts.front()));
}

/// The heading's own column is empty below it, but for other headings.
bool has_text_below(const Reading& reading, const HeadingRows& headings, std::size_t at) {
    const Row& heading = reading.rows()[at];
    for (std::size_t i = 0; i < reading.rows().size(); ++i) {
        const Row& row = reading.rows()[i];
        if (i == at || row.page != heading.page || headings.kinds[i] || headings.rest[i]) continue;
        // Dates may stand in the same rail.
        if (begins_with_date(reading, row)) continue;
        const double below = row.box.y0 - heading.box.y1;
        if (below > -1 && below < 2.5 * height(heading.box) && row.box.x0 < heading.box.x1)
            return true;
    }
    return false;
}

}  // namespace

SectionRail::SectionRail(const Reading& reading, const HeadingRows& headings)
    : reading_(reading), in_rail_(reading.rows().size()), heading_of_(reading.rows().size()) {
    find_rail(headings);
    if (!rail_.empty()) assign();
}

void SectionRail::find_rail(const HeadingRows& headings) {
    const auto& rows = reading_.rows();
    std::vector<std::size_t> others;
    edge_ = 1e9;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!headings.kinds[i]) continue;
        double edge = 1e9;
        for (const Row& row : rows)
            if (is_beside(rows[i], row)) edge = std::min(edge, row.box.x0);
        if (edge == 1e9 || has_text_below(reading_, headings, i)) {
            others.push_back(i);
            continue;
        }
        rail_.push_back(i);
        edge_ = std::min(edge_, edge);
    }
    const bool narrow = std::all_of(rail_.begin(), rail_.end(), [&](std::size_t i) {
        return rows[i].box.x1 < edge_;
    });
    if (rail_.size() < 2 || !narrow) return rail_.clear();
    // Groups beside the rail may be named by words that head sections elsewhere.
    const auto as_large = std::count_if(others.begin(), others.end(), [&](std::size_t i) {
        return rows[i].font_size > 0.95 * rows[rail_.front()].font_size;
    });
    if (rail_.size() < 2 * static_cast<std::size_t>(as_large)) return rail_.clear();
    for (const std::size_t i : rail_) in_rail_[i] = true;
    std::stable_sort(rail_.begin(), rail_.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(rows[a].page, rows[a].box.y0) < std::pair(rows[b].page, rows[b].box.y0);
    });
}

std::vector<std::size_t> SectionRail::rows_beside(int page) const {
    const auto& rows = reading_.rows();
    std::vector<std::size_t> beside;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].page == page && !in_rail_[i] &&
            (rows[i].box.x0 > edge_ - 6 || begins_with_date(reading_, rows[i])))
            beside.push_back(i);
    std::stable_sort(beside.begin(), beside.end(), [&](std::size_t a, std::size_t b) {
        return rows[a].box.y0 < rows[b].box.y0;
    });
    return beside;
}

/// Space parts the sections, so of the rows about the heading's height the one with most space
/// above it is the first; `usual` is how much higher than headings such rows stand.
std::size_t SectionRail::first_row_of(
    std::size_t heading, const std::vector<std::size_t>& rows, std::optional<double> usual
) const {
    const Row& head = reading_.rows()[heading];
    std::size_t best = rows.size();
    double most = -1e9;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Box& box = reading_.rows()[rows[i]].box;
        const double off = offset(head.box, box);
        if (off > 1.9 || off < -1) continue;
        const double space = i == 0 ? 30 : box.y0 - reading_.rows()[rows[i - 1]].box.y1;
        const double score = std::min(space, 30.0) / height(head.box) -
                             (usual ? 1.5 * std::abs(off - *usual) : 0.25 * std::abs(off));
        if (score <= most) continue;
        most = score;
        best = i;
    }
    if (best < rows.size()) return best;
    const auto below = std::find_if(rows.begin(), rows.end(), [&](std::size_t i) {
        return reading_.rows()[i].box.y0 > head.box.y0;
    });
    return static_cast<std::size_t>(below - rows.begin());
}

/// Of the middle one of the headings.
std::optional<double> SectionRail::usual_offset() const {
    std::vector<double> offsets;
    for (const std::size_t heading : rail_) {
        const Row& head = reading_.rows()[heading];
        const auto beside = rows_beside(head.page);
        const std::size_t first = first_row_of(heading, beside, std::nullopt);
        if (first < beside.size())
            offsets.push_back(offset(head.box, reading_.rows()[beside[first]].box));
    }
    if (offsets.size() < 3) return std::nullopt;
    std::sort(offsets.begin(), offsets.end());
    return offsets[offsets.size() / 2];
}

void SectionRail::assign() {
    const auto& rows = reading_.rows();
    const std::optional<double> usual = usual_offset();
    std::optional<std::size_t> current;
    for (int page = 1; page <= rows.back().page; ++page) {
        const std::vector<std::size_t> beside = rows_beside(page);
        std::vector<std::pair<std::size_t, std::size_t>> starts;
        for (const std::size_t heading : rail_) {
            if (rows[heading].page != page) continue;
            std::size_t first = first_row_of(heading, beside, usual);
            // A heading without rows of its own takes none of those of the one above.
            if (!starts.empty() && first <= starts.back().first)
                while (first < beside.size() &&
                       rows[beside[first]].box.y0 < rows[heading].box.y0 - 2)
                    ++first;
            starts.emplace_back(first, heading);
        }
        std::stable_sort(starts.begin(), starts.end());
        std::size_t next = 0;
        for (std::size_t i = 0; i < beside.size(); ++i) {
            while (next < starts.size() && starts[next].first <= i) current = starts[next++].second;
            heading_of_[beside[i]] = current;
        }
    }
}

}  // namespace vitae
