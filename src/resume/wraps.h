#pragma once
// Which rows of a section go on from the row above because that had no room. Called by
// row_kinds.cc; one section, one thread.

#include <optional>
#include <utility>
#include <vector>

#include "resume/entry_rows.h"

namespace vitae {

class Wraps {
public:
    /// Keeps references. `edges` are those of each row's column, left and right.
    Wraps(
        const Reading& reading,
        const std::vector<EntryRow>& rows,
        const std::vector<std::pair<double, double>>& edges
    )
        : reading_(reading), rows_(rows), edges_(edges) {}

    /// The least space above what surely begins a paragraph: a bullet, or a date alone. Known only
    /// when the rows' kinds are.
    void find_paragraph_gap();

    /// The heading above had no room for more, and this goes on as it ended.
    bool is_wrapped(std::size_t at) const;

    /// The first word would not fit in the row above.
    bool has_no_room(std::size_t at) const;

private:
    double room_of(std::size_t at) const;
    bool has_firm_edge(std::size_t at) const;
    bool ends_like(Span span, const Cell& next) const;

    const Reading& reading_;
    const std::vector<EntryRow>& rows_;
    const std::vector<std::pair<double, double>>& edges_;
    std::optional<double> paragraph_gap_;
};

}  // namespace vitae
