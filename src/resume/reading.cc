#include "resume/reading.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/bytes.h"
#include "base/sha256.h"
#include "resume/heading_rail.h"
#include "resume/letters.h"
#include "resume/run_in_headings.h"

namespace vitae {

namespace {

std::vector<Span> parts_of(
    std::span<const Word> words, std::u32string_view text, const RailEdges& rails
) {
    std::vector<Span> parts;
    const Word* last = nullptr;
    for (const Word& word : words) {
        const double size = last == nullptr ? 0 : std::max(last->font_size, word.font_size);
        const bool fresh = last == nullptr || word.box.x0 - last->box.x1 > kTabGap * size ||
                           rails.parts(*last, word);
        // "Name   :   Ada Example": the colon in a column of its own belongs to the label.
        const bool colon = word.end - word.start == 1 && is_colon(text[word.start]);
        if (fresh && !(colon && !parts.empty())) parts.push_back({word.start, word.end});
        parts.back().end = word.end;
        last = &word;
    }
    return parts;
}

Row to_row(
    std::span<const Word> words,
    int page,
    int block,
    std::u32string_view text,
    const RailEdges& rails
) {
    const Span span{words.front().start, words.back().end};
    Row row{.span = span, .page = page, .block = block, .box = words.front().box, .bold = true};
    for (const Word& word : words) {
        row.box = unite(row.box, word.box);
        row.font_size = std::max(row.font_size, word.font_size);
        row.bold = row.bold && word.bold;
    }
    row.parts = parts_of(words, text, rails);
    row.text = text.substr(row.span.start, row.span.end - row.span.start);
    return row;
}

/// The part of a word's box that its letters from `first` to `last` take, taking all for as wide.
Box part_of(const Word& word, std::uint32_t first, std::uint32_t last) {
    const double letters = word.end - word.start;
    const double width = word.box.width();
    Box box = word.box;
    box.x1 = box.x0 + width * (last - word.start) / letters;
    box.x0 += width * (first - word.start) / letters;
    return box;
}

double most_used_size(const Text& text) {
    std::map<long, std::size_t> letters;
    for (const Page& page : text.pages)
        for (const Line& line : page.lines)
            for (const Word& word : line.words)
                letters[std::lround(word.font_size * 2)] += word.end - word.start;
    const auto most =
        std::max_element(letters.begin(), letters.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        });
    return most == letters.end() ? 10 : static_cast<double>(most->first) / 2;
}

}  // namespace

Span trimmed(std::u32string_view text, Span span) {
    while (span.start < span.end && is_space(text[span.start])) ++span.start;
    while (span.end > span.start && is_space(text[span.end - 1])) --span.end;
    return span;
}

Reading::Reading(const Text& text)
    : source_(text), text_(to_utf32(text.content)), index_(text.content) {
    body_size_ = most_used_size(text);
    const HeadingRail rail(text, text_);
    const RunInHeadings run_in(text, text_);
    int page = 0;
    int block = -1;
    for (const Page& sheet : text.pages) {
        ++page;
        int last = -1;
        const RailEdges edges(sheet);
        for (std::size_t i = 0; i < sheet.lines.size(); ++i) {
            const Line& line = sheet.lines[i];
            const Line* below = i + 1 < sheet.lines.size() ? &sheet.lines[i + 1] : nullptr;
            if (line.block != last) ++block;
            last = line.block;
            const std::span<const Word> words(line.words);
            const std::size_t heading = run_in.words(static_cast<std::size_t>(page) - 1, i);
            if (heading > 0) {
                add_row(words.first(heading), page, block, edges);
                rows_.back().runs_in = true;
                add_row(words.subspan(heading), page, block, edges);
                continue;
            }
            for (const auto piece : split_at_rail(line, below, rail, text_))
                add_row(piece, page, block, edges);
        }
    }
}

void Reading::add_row(std::span<const Word> words, int page, int block, const RailEdges& rails) {
    rows_.push_back(to_row(words, page, block, text_, rails));
    words_.push_back(words);
}

std::u32string_view Reading::slice(Span span) const {
    return std::u32string_view(text_).substr(span.start, span.end - span.start);
}

std::size_t Reading::row_at(std::uint32_t code_point) const {
    const auto after = std::upper_bound(
        rows_.begin(),
        rows_.end(),
        code_point,
        [](std::uint32_t at, const Row& row) { return at < row.span.start; }
    );
    return after == rows_.begin() ? 0 : static_cast<std::size_t>(after - rows_.begin()) - 1;
}

std::vector<Evidence> Reading::evidence_of(Span span) const {
    std::vector<Evidence> all;
    for (std::size_t i = row_at(span.start); i < rows_.size() && rows_[i].span.start < span.end;
         ++i) {
        const Span piece = trimmed(
            text_,
            {std::max(span.start, rows_[i].span.start), std::min(span.end, rows_[i].span.end)}
        );
        if (piece.empty()) continue;
        Evidence one{.document = source_.document, .page = rows_[i].page};
        one.start = piece.start;
        one.end = piece.end;
        bool first = true;
        for (const Word& word : words_[i]) {
            if (word.end <= piece.start || word.start >= piece.end) continue;
            const Box box =
                part_of(word, std::max(word.start, piece.start), std::min(word.end, piece.end));
            one.box = first ? box : unite(one.box, box);
            first = false;
        }
        all.push_back(std::move(one));
    }
    return all;
}

Citation Reading::cite(Span span, Literal rule, double confidence) const {
    Citation citation{
        .confidence = confidence,
        .provenance = Provenance::extracted,
        .rule = rule,
        .evidence = evidence_of(span)};
    for (const Evidence& one : citation.evidence) {
        if (!citation.printed.empty()) citation.printed += ' ';
        citation.printed += printed_at(index_, {one.start, one.end});
    }
    return citation;
}

CitedText Reading::cite_text(Span span, Literal rule, double confidence) const {
    Citation citation = cite(span, rule, confidence);
    std::string value = citation.printed;
    return {std::move(value), std::move(citation)};
}

Citation Reading::cite_link(const Link& link, Literal rule, double confidence) const {
    Citation citation{
        .printed = printed_at(index_, {link.start, link.end}),
        .confidence = confidence,
        .provenance = Provenance::extracted,
        .rule = rule};
    citation.evidence.push_back(
        {.document = source_.document,
         .page = link.page,
         .box = link.box,
         .start = link.start,
         .end = link.end}
    );
    return citation;
}

std::string Reading::entry_id(Literal list, std::uint32_t start) const {
    std::string seed = source_.document;
    seed += list.view();
    seed += std::to_string(start);
    return to_hex(sha256(seed)).substr(0, 16);
}

}  // namespace vitae
