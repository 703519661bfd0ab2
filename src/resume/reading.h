#pragma once
// The text of one document as the rules of resume/ read it: code points for matching, lines with
// their looks, and citations for what was found. Pure; one document, one thread.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "model/text.h"
#include "resume/rail.h"

namespace vitae {

/// One line and what sets it apart.
struct Row {
    Span span;
    int page = 1;
    int block = 0;  ///< Of the whole document: page and column.
    Box box;
    double font_size = 0;     ///< The largest on the line.
    bool bold = false;        ///< All of it.
    bool runs_in = false;     ///< A heading that what it heads follows on the same line.
    std::vector<Span> parts;  ///< What wide gaps part, as tabs and table cells do.
    std::u32string_view text;
};

class Reading {
public:
    /// Keeps a reference to the text.
    explicit Reading(const Text& text);
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    const Text& source() const { return source_; }
    std::u32string_view text() const { return text_; }
    std::u32string_view slice(Span span) const;
    const std::vector<Row>& rows() const { return rows_; }
    std::span<const Word> words(std::size_t row) const { return words_[row]; }
    /// The index of the row that holds the code point, or of the last one before it.
    std::size_t row_at(std::uint32_t code_point) const;
    /// The font size of most of the text.
    double body_size() const { return body_size_; }

    /// The citation of a span: one piece of evidence a line. White space around it is left out.
    Citation cite(Span span, Literal rule, double confidence) const;
    /// The value is what is printed.
    CitedText cite_text(Span span, Literal rule, double confidence) const;
    Citation cite_link(const Link& link, Literal rule, double confidence) const;

    /// An id that is the same whenever this document is read again.
    std::string entry_id(Literal list, std::uint32_t start) const;

private:
    std::vector<Evidence> evidence_of(Span span) const;
    void add_row(std::span<const Word> words, int page, int block, const RailEdges& rails);

    const Text& source_;
    std::u32string text_;
    CodePointIndex index_;
    std::vector<Row> rows_;
    std::vector<std::span<const Word>> words_;  ///< Beside rows_.
    double body_size_ = 10;
};

Span trimmed(std::u32string_view text, Span span);

}  // namespace vitae
