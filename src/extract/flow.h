#pragma once
// Sheets for formats whose pages exist only in a word processor: paragraphs set one under the other
// on letter paper, so that evidence can be shown. A paragraph is one strip, however many rows its
// words take.

#include <string>
#include <string_view>
#include <vector>

#include "extract/sheet.h"

namespace vitae {

struct Style {
    double font_size = 11;
    bool bold = false;
    bool italic = false;
};

/// A horizontal stretch of the page that a column or a table cell takes, in points.
struct Measure {
    double left = 72;
    double right = 540;
};

class Flow {
public:
    Flow();

    /// Adds text to the open paragraph. White space in it ends words.
    void text(std::string_view utf8, const Style& style);
    /// A gap as wide as a column's, to `left` or further.
    void tab(double left = 0);
    /// Ends the row and the strip, not the paragraph's block.
    void end_line();
    void end_paragraph();
    /// What follows is another column, cell or box.
    void begin_block(const Measure& measure);
    const Measure& measure() const { return measure_; }

    /// Words between the two belong to a link.
    void begin_link(std::string target);
    void end_link();

    Result<std::vector<Sheet>> take();

private:
    void add_word(const std::u32string& word, const Style& style);
    void end_word();
    void new_page();

    std::vector<Sheet> sheets_;
    Strip strip_;
    std::u32string word_;
    Style word_style_;
    bool glued_ = false;  ///< No space stands before what comes next.
    Measure measure_;
    double x_ = 0;
    double y_ = 0;
    double row_height_ = 0;
    int block_ = 0;
    std::string link_;
};

}  // namespace vitae
