#pragma once
// Parts put together from a stream of characters and marks, as RTF and DOC give them: runs end in
// paragraphs, paragraphs in cells, cells in rows.

#include <string>
#include <utility>
#include <vector>

#include "extract/prose.h"

namespace vitae {

class ProseBuilder {
public:
    void text(std::string_view utf8, const Style& style, const std::string& link) {
        if (!utf8.empty()) paragraph_.runs.push_back({std::string(utf8), style, link});
    }
    /// Text that the document does not show: it is not to be read, but to be known of.
    void hidden_text(std::string_view utf8) {
        if (utf8.find_first_not_of(" \t\n") != std::string_view::npos)
            paragraph_.runs.push_back({.text = std::string(utf8), .hidden = true});
    }
    void bullet() { paragraph_.bullet = true; }

    /// `in_table`: the paragraph belongs to the cell that is open.
    void end_paragraph(bool in_table);
    void end_cell();
    void end_row(std::vector<double> widths);
    /// Something that stands beside the text, such as a text box: it comes after the paragraph.
    void add_beside(Part part) { beside_.push_back(std::move(part)); }

    Parts take();

private:
    Parts& open_parts(bool in_table) { return in_table ? cell_ : parts_; }
    void end_table();

    Parts parts_;
    Part paragraph_;
    Parts beside_;
    Parts cell_;
    TableRow row_;
    Part table_{.kind = Part::Kind::table};
};

}  // namespace vitae
