#include "resume/table_rows.h"

#include <algorithm>
#include <cmath>

#include "resume/entry_words.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

class Naming {
public:
    Naming(const Reading& reading, const EntryRow& names) : reading_(reading), names_(names) {}

    bool is_full(const EntryRow& row) const { return row.cells.size() == names_.cells.size(); }

    /// Whether each cell begins where its column's name does, as on pages and not in files of text.
    bool is_aligned(const EntryRow& row) const {
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (!begin_alike(row.cells[i], names_.cells[i])) return false;
        return true;
    }

    void name(EntryRow& row) const {
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            for (std::size_t j = 0; j < names_.cells.size(); ++j)
                if (is_full(row) ? i == j : begin_alike(row.cells[i], names_.cells[j]))
                    row.cells[i].column =
                        column_role(joined_words(reading_.slice(names_.cells[j].span)));
    }

private:
    bool begin_alike(const Cell& one, const Cell& other) const {
        constexpr double kSameEdge = 8;
        return std::abs(edge_of(reading_, one) - edge_of(reading_, other)) < kSameEdge;
    }

    const Reading& reading_;
    const EntryRow& names_;
};

}  // namespace

double edge_of(const Reading& reading, const Cell& cell) {
    for (const Word& word : reading.words(reading.row_at(cell.span.start)))
        if (word.start == cell.span.start) return word.box.x0;
    return cell.box.x0;
}

bool names_columns(const Reading& reading, const EntryRow& row) {
    const auto known = std::ranges::count_if(row.cells, [&](const Cell& cell) {
        return column_words().contains(joined_words(reading.slice(cell.span)));
    });
    const auto cells = std::ssize(row.cells);
    // Of many columns, one may have a name that nobody knows.
    return cells > 1 && (known == cells || (known > 2 && known + 1 == cells));
}

void name_cells(const Reading& reading, std::vector<EntryRow>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!names_columns(reading, rows[i])) continue;
        const Naming naming(reading, rows[i]);
        std::size_t end = i + 1;
        bool aligned = true;
        for (; end < rows.size() && !names_columns(reading, rows[end]); ++end)
            aligned = aligned && (!naming.is_full(rows[end]) || naming.is_aligned(rows[end]));
        for (std::size_t at = i + 1; at < end; ++at)
            if (aligned || naming.is_full(rows[at])) naming.name(rows[at]);
    }
}

}  // namespace vitae
