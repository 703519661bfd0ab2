#include "resume/sections.h"

#include <algorithm>
#include <cmath>

#include "resume/closing_contacts.h"
#include "resume/heading_look.h"
#include "resume/place_items.h"
#include "resume/running_titles.h"
#include "resume/section_content.h"
#include "resume/section_rail.h"
#include "resume/table_sections.h"

namespace vitae {

namespace {

bool overlap_across(const Box& a, const Box& b) {
    return std::min(a.x1, b.x1) > std::max(a.x0, b.x0);
}

class Sectioning {
public:
    explicit Sectioning(const Reading& reading) : reading_(reading) { sections_.emplace_back(); }

    void add(std::size_t at, std::optional<SectionKind> kind) {
        const Row& row = reading_.rows()[at];
        if (kind) {
            open(*kind, at);
        } else {
            if (row.block != block_ || is_beside_contacts(row)) current_ = section_above(row);
            sections_[current_].rows.push_back(at);
        }
        block_ = row.block;
        last_ = row.box;
    }

    std::vector<Section> take() { return std::move(sections_); }

private:
    /// A line that runs over two columns goes from contacts to a job.
    bool is_beside_contacts(const Row& row) const {
        return sections_[current_].kind == SectionKind::contact &&
               !overlap_across(last_, row.box) && tells_time(row.text);
    }

    void open(SectionKind kind, std::size_t heading) {
        current_ = sections_.size();
        sections_.push_back({.kind = kind, .heading = heading, .rows = {}});
    }

    /// The section that a new column's first row belongs to: the last one that was opened above it
    /// in the same column; else that of the row above it; on a new page, the last one in a column
    /// at the same place.
    std::size_t section_above(const Row& row) const {
        if (ends_page(sections_.back(), row.page)) return sections_.size() - 1;
        if (const auto same = section_headed_above(row, 0)) return *same;
        if (const auto above = section_of_row_above(row)) return *above;
        if (const auto same = section_headed_above(row, 20)) return *same;
        const auto earlier = section_of_column(row);
        if (earlier && begins_like(sections_[*earlier], row)) return *earlier;
        const std::size_t beside = section_beside(row);
        if (beside > 0) return beside;
        if (earlier) return *earlier;
        return row.page == reading_.rows().front().page ? 0 : current_;
    }

    std::optional<std::size_t> section_headed_above(const Row& row, double margin) const {
        for (std::size_t i = sections_.size(); i-- > 1;) {
            const Row& heading = reading_.rows()[*sections_[i].heading];
            if (heading.page != row.page || heading.box.y0 >= row.box.y0) continue;
            const Box box = reach_of(*sections_[i].heading);
            const Box reach{box.x0 - margin, 0, box.x1 + margin, 0};
            if (!overlap_across(reach, row.box)) continue;
            return overlap_across(heading.box, row.box) ? i : last_in_rail(i, row);
        }
        return std::nullopt;
    }

    /// Of the nearest row above on the page, or of a heading that stands between.
    std::optional<std::size_t> section_of_row_above(const Row& row) const {
        std::optional<std::size_t> found;
        double nearest = -1;
        for (std::size_t i = 0; i < sections_.size(); ++i)
            for (const std::size_t at : sections_[i].rows) {
                const Row& above = reading_.rows()[at];
                if (above.page != row.page || above.box.y0 <= nearest ||
                    above.box.y1 > row.box.y0 + 2 || !overlap_across(above.box, row.box))
                    continue;
                nearest = above.box.y0;
                found = i;
            }
        for (std::size_t i = sections_.size(); i-- > 1;) {
            const Row& heading = reading_.rows()[*sections_[i].heading];
            if (heading.page != row.page || heading.box.y0 <= nearest ||
                heading.box.y0 >= row.box.y0)
                continue;
            const bool same_column = overlap_across(column_of(*sections_[i].heading), row.box);
            return same_column ? std::optional(i) : std::nullopt;
        }
        return found;
    }

    /// Of earlier pages, the last section in the column that goes on here.
    std::optional<std::size_t> section_of_column(const Row& row) const {
        for (std::size_t i = sections_.size(); i-- > 1;) {
            const Row& heading = reading_.rows()[*sections_[i].heading];
            if (heading.page >= row.page) continue;
            const Box box = column_of(*sections_[i].heading);
            const Box reach{box.x0 - 20, 0, box.x1 + 20, 0};
            if (!overlap_across(reach, row.box)) continue;
            return overlap_across(box, row.box) ? i : last_in_rail(i, row);
        }
        return std::nullopt;
    }

    /// Nothing stands below its heading, so what it heads begins the next page.
    bool ends_page(const Section& section, int next) const {
        if (!section.heading || !section.rows.empty()) return false;
        const Row& heading = reading_.rows()[*section.heading];
        return heading.page + 1 == next &&
               std::none_of(reading_.rows().begin(), reading_.rows().end(), [&](const Row& row) {
                   return row.page == heading.page && row.box.y0 > heading.box.y1;
               });
    }

    /// Its heading or a row of it begins at the same edge.
    bool begins_like(const Section& section, const Row& row) const {
        const auto is_flush = [&](std::size_t at) {
            return std::abs(reading_.rows()[at].box.x0 - row.box.x0) < 3;
        };
        return is_flush(*section.heading) ||
               std::any_of(section.rows.begin(), section.rows.end(), is_flush);
    }

    /// A heading, and what stands beside it and in its block.
    Box column_of(std::size_t heading) const {
        Box box = reach_of(heading);
        const auto& rows = reading_.rows();
        std::size_t first = heading;
        while (first > 0 && rows[first - 1].block == rows[heading].block) --first;
        for (std::size_t i = first; i < rows.size() && rows[i].block == rows[heading].block; ++i)
            box = unite(box, rows[i].box);
        return box;
    }

    /// What is set in further than its heading is wide, in a column that has no headings.
    std::size_t section_beside(const Row& row) const {
        const auto in_column = [&](const Section& section) {
            const Row& heading = reading_.rows()[*section.heading];
            return heading.page == row.page && std::abs(heading.box.x0 - row.box.x0) < 40;
        };
        if (std::any_of(sections_.begin() + 1, sections_.end(), in_column)) return 0;
        for (std::size_t i = sections_.size(); i-- > 1;) {
            const Row& heading = reading_.rows()[*sections_[i].heading];
            if (heading.page == row.page && heading.box.y0 < row.box.y0 &&
                heading.box.x0 < row.box.x0)
                return i;
        }
        return 0;
    }

    /// Of the headings set flush with that of section `i`, the last one above the row.
    std::size_t last_in_rail(std::size_t i, const Row& row) const {
        const Row& first = reading_.rows()[*sections_[i].heading];
        for (std::size_t j = sections_.size(); --j > i;) {
            const Row& heading = reading_.rows()[*sections_[j].heading];
            const bool flush = std::abs(heading.box.x0 - first.box.x0) < 3 ||
                               std::abs(heading.box.x1 - first.box.x1) < 3;
            const bool above = heading.page < row.page ||
                               (heading.page == row.page && heading.box.y0 < row.box.y0);
            if (flush && above && heading.box.x1 < row.box.x0) return j;
        }
        return i;
    }

    /// A heading in a rail reaches over what stands beside it.
    Box reach_of(std::size_t heading) const {
        const Row& row = reading_.rows()[heading];
        if (heading + 1 >= reading_.rows().size()) return row.box;
        const Row& next = reading_.rows()[heading + 1];
        const double middle = (row.box.y0 + row.box.y1) / 2;
        const bool beside = next.page == row.page && next.box.x0 > row.box.x1 &&
                            next.box.y0 < middle && middle < next.box.y1;
        return beside ? unite(row.box, next.box) : row.box;
    }

    const Reading& reading_;
    std::vector<Section> sections_;
    std::size_t current_ = 0;
    int block_ = 0;
    Box last_;  ///< Of the row before.
};

/// From the top of each page to its end.
void sort_rows(const Reading& reading, std::vector<std::size_t>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        const Row& first = reading.rows()[a];
        const Row& second = reading.rows()[b];
        return std::pair(first.page, first.box.y0 + first.box.y1) <
               std::pair(second.page, second.box.y0 + second.box.y1);
    });
}

/// Gives the rows beside a rail of headings to the headings at their heights.
void put_beside(const Reading& reading, const SectionRail& rail, std::vector<Section>& sections) {
    for (Section& section : sections)
        std::erase_if(section.rows, [&](std::size_t row) { return rail.heading_of(row); });
    for (std::size_t row = 0; row < reading.rows().size(); ++row) {
        const auto heading = rail.heading_of(row);
        if (!heading) continue;
        const auto own = std::find_if(sections.begin(), sections.end(), [&](const Section& s) {
            return s.heading == heading;
        });
        if (own != sections.end()) own->rows.push_back(row);
    }
    for (Section& section : sections)
        if (section.heading && rail.holds(*section.heading)) sort_rows(reading, section.rows);
}

}  // namespace

std::vector<Section> find_sections(const Reading& reading) {
    Sectioning sectioning(reading);
    HeadingRows headings = find_headings(reading);
    const SectionRail rail(reading, headings);
    const auto running = find_running_titles(reading);
    for (std::size_t at = 0; at < headings.kinds.size(); ++at) {
        // What stands beside a rail of headings is none.
        if (rail.heading_of(at)) headings.kinds[at] = std::nullopt;
        if (!running[at] && !headings.rest[at]) sectioning.add(at, headings.kinds[at]);
    }
    std::vector<Section> sections = sectioning.take();
    put_beside(reading, rail, sections);
    put_level(reading, sections);
    part_closing_contacts(reading, sections);
    name_unknown_sections(reading, sections);
    return sections;
}

}  // namespace vitae
