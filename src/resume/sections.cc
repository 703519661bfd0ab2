#include "resume/sections.h"

#include <algorithm>

#include "resume/heading_look.h"
#include "resume/running_titles.h"

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
            if (row.block != block_) current_ = section_above(row);
            sections_[current_].rows.push_back(at);
        }
        block_ = row.block;
    }

    std::vector<Section> take() { return std::move(sections_); }

private:
    void open(SectionKind kind, std::size_t heading) {
        current_ = sections_.size();
        sections_.push_back({.kind = kind, .heading = heading, .rows = {}});
    }

    /// The section that a new column's first row belongs to: the last one that was opened above it
    /// in the same column; on a new page, the last one in a column at the same place.
    std::size_t section_above(const Row& row) const {
        for (std::size_t i = sections_.size(); i-- > 1;) {
            const Row& heading = reading_.rows()[*sections_[i].heading];
            const bool before = heading.page < row.page || heading.box.y0 < row.box.y0;
            const Box box = reach_of(*sections_[i].heading);
            const Box reach{box.x0 - 20, 0, box.x1 + 20, 0};
            if (before && overlap_across(reach, row.box)) return i;
        }
        return row.page == 1 ? 0 : current_;
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
};

}  // namespace

std::vector<Section> find_sections(const Reading& reading) {
    Sectioning sectioning(reading);
    const auto kinds = find_headings(reading);
    const auto running = find_running_titles(reading);
    for (std::size_t at = 0; at < kinds.size(); ++at)
        if (!running[at]) sectioning.add(at, kinds[at]);
    return sectioning.take();
}

}  // namespace vitae
