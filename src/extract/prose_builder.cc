#include "extract/prose_builder.h"

#include <iterator>

namespace vitae {

void ProseBuilder::end_paragraph(bool in_table) {
    if (!in_table) end_table();
    Parts& out = open_parts(in_table);
    out.push_back(std::exchange(paragraph_, {}));
    std::move(beside_.begin(), beside_.end(), std::back_inserter(out));
    beside_.clear();
}

void ProseBuilder::end_cell() {
    end_paragraph(true);
    row_.cells.push_back(std::exchange(cell_, {}));
}

void ProseBuilder::end_row(std::vector<double> widths) {
    if (row_.cells.empty()) return;
    if (table_.widths.empty()) table_.widths = std::move(widths);
    table_.rows.push_back(std::exchange(row_, {}));
}

void ProseBuilder::end_table() {
    end_row({});
    if (!table_.rows.empty())
        parts_.push_back(std::exchange(table_, Part{.kind = Part::Kind::table}));
    std::move(cell_.begin(), cell_.end(), std::back_inserter(parts_));
    cell_.clear();
}

Parts ProseBuilder::take() {
    if (!paragraph_.runs.empty() || !beside_.empty()) end_paragraph(false);
    end_table();
    return std::move(parts_);
}

}  // namespace vitae
