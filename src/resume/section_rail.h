#pragma once
// Headings that stand in a column of their own, beside what they head. There the rows of a section
// are those at its heading's height and below. Called by sections.cc.

#include "resume/heading_look.h"

namespace vitae {

class SectionRail {
public:
    SectionRail(const Reading& reading, const HeadingRows& headings);

    /// The heading that the row stands beside; none for rows in no such column.
    std::optional<std::size_t> heading_of(std::size_t row) const { return heading_of_[row]; }
    /// In the rail itself.
    bool holds(std::size_t heading) const { return in_rail_[heading]; }

private:
    void find_rail(const HeadingRows& headings);
    void assign();
    std::vector<std::size_t> rows_beside(int page) const;
    std::size_t first_row_of(
        std::size_t heading, const std::vector<std::size_t>& rows, std::optional<double> usual
    ) const;
    std::optional<double> usual_offset() const;

    const Reading& reading_;
    std::vector<std::size_t> rail_;  ///< Its headings, from the top.
    std::vector<bool> in_rail_;
    std::vector<std::optional<std::size_t>> heading_of_;
    double edge_ = 0;  ///< Where what stands beside begins.
};

}  // namespace vitae
