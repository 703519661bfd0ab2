#pragma once
// The rows of a section as its entries use them: cells side by side, the dates that head entries,
// and which rows are running text. Called by entries.cc.

#include <vector>

#include "resume/dates.h"
#include "resume/sections.h"
#include "resume/table_columns.h"

namespace vitae {

/// What stands between two wide gaps of a row.
struct Cell {
    Span span;
    Box box;
    bool bold = false;
    bool italic = false;
    double size = 0;
    ColumnRole column = ColumnRole::unnamed;  ///< Of the table that it stands in.
    bool right = false;  ///< Not the first of its row, and apart from what stands before it.
};

/// A date that heads an entry; spans count from the beginning of the document.
struct HeadingDate {
    TimeSpan time;
    std::size_t cell = 0;
};

struct EntryRow {
    std::vector<Cell> cells;
    Box box;
    int page = 1;
    int block = 0;
    std::vector<HeadingDate> dates;
    bool bullet = false;
    bool body = false;        ///< Running text: a bullet, what goes on from it, or prose.
    bool continues = false;   ///< Goes on from the row above.
    bool wrapped = false;     ///< Its first cell goes on from the row above, which had no room.
    bool fills_line = false;  ///< To the right edge of its column.
    bool after_full = false;  ///< The row above had no room for its first word.
    bool note = false;        ///< "Technologies: …", "GPA: …".
    bool indented = false;    ///< Set in, beside the rows with dates.
    bool side_date = false;   ///< A date stands beside text of the entry above it.
    bool labeled = false;     ///< A label stood before it, as in a form.
    bool opens = false;       ///< That label is the first of an entry.
    bool wide_gap = false;    ///< More space above than most rows have.
    double gap_above = 0;     ///< To the row before.
    Span text;                ///< Without the bullet.
};

std::vector<EntryRow> entry_rows(const Reading& reading, const Section& section);

/// Rows of one entry look alike when these are the same.
struct RowLook {
    bool bold = false;
    bool italic = false;
    bool capitals = false;
    long size = 0;
    long indent = 0;

    friend bool operator==(const RowLook&, const RowLook&) = default;
};
RowLook look_of(const Reading& reading, const EntryRow& row);

}  // namespace vitae
