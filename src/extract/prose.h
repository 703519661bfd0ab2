#pragma once
// A document without fixed pages: paragraphs, tables and text boxes in the order of the file. DOCX,
// ODT, RTF and HTML become this, and one layout makes sheets of it.

#include <string>
#include <vector>

#include "extract/flow.h"

namespace vitae {

/// Text in one style. '\t' in it is a tab, '\n' a line break.
struct Run {
    std::string text;
    Style style;
    std::string link = {};  ///< The target, inside a link.
    bool hidden = false;    ///< The document does not show it; it is not read.
};

struct Part;
using Parts = std::vector<Part>;

struct TableRow {
    std::vector<Parts> cells;
};

struct Part {
    enum class Kind { paragraph, table, box };
    Kind kind = Kind::paragraph;
    std::vector<Run> runs = {};       ///< Of a paragraph.
    bool bullet = false;              ///< An item of a list.
    std::vector<TableRow> rows = {};  ///< Of a table.
    std::vector<double> widths = {};  ///< Of a table's columns, in any unit; may be empty.
    Parts inside = {};                ///< Of a box.

    bool is_blank() const;
};

/// Hidden text is left out; the first sheet says that there was some. A bullet that a list has and
/// its text has not is set before the item as "•".
Result<std::vector<Sheet>> lay_out(const Parts& parts);

}  // namespace vitae
