#pragma once
// The text of a document and where each word stands on its page. extract/ makes it, resume/ reads
// it, the server stores and shows it. Lengths are points (1/72 inch) from the top left corner of
// the page as it is seen: the crop box, rotated. Formats without pages get a plain grid.

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"
#include "model/utf8.h"

namespace vitae {

inline constexpr std::size_t kMaxPages = 250;
inline constexpr std::size_t kMaxContentBytes = 2'000'000;
inline constexpr std::size_t kMaxWords = 250'000;
inline constexpr std::size_t kMaxLinks = 5'000;
/// No page side and no coordinate is larger than this, in points.
inline constexpr double kMaxLength = 50'000;

struct Box {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;

    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
    friend bool operator==(const Box&, const Box&) = default;
};

Box unite(const Box& a, const Box& b);

struct Word {
    std::string text;  ///< The same as the content between start and end.
    Box box;
    double font_size = 0;
    bool bold = false;
    bool italic = false;
    std::uint32_t start = 0;  ///< Code points of Text::content, half-open.
    std::uint32_t end = 0;

    friend bool operator==(const Word&, const Word&) = default;
};

/// Words side by side in one column.
struct Line {
    std::vector<Word> words;  ///< Never empty.
    int block = 0;            ///< Lines of one column or table cell share a number.

    Box box() const;
    Span span() const { return {words.front().start, words.back().end}; }
    friend bool operator==(const Line&, const Line&) = default;
};

struct Page {
    double width = 0;
    double height = 0;
    std::vector<Line> lines;  ///< In reading order.

    friend bool operator==(const Page&, const Page&) = default;
};

/// A place on a page that leads elsewhere.
struct Link {
    std::string target;  ///< A URI, as the document gives it.
    int page = 1;
    Box box;
    std::uint32_t start = 0;  ///< The text it covers; empty when it covers none.
    std::uint32_t end = 0;

    friend bool operator==(const Link&, const Link&) = default;
};

struct Text {
    std::string document;  ///< SHA-256 of the file, in hexadecimal.
    std::string content;   ///< All words in reading order, UTF-8; one '\n' after each line.
    std::vector<Page> pages;
    std::vector<Link> links;

    friend bool operator==(const Text&, const Text&) = default;
};

Json to_json(const Box& box);
/// Takes four finite numbers in order, each within kMaxLength.
Result<Box> parse_box(const Json& json);

/// A word is written as [start, end, x0, y0, x1, y1, font size, 1 if bold + 2 if italic].
Json to_json(const Text& text);
/// Trusts nothing: the writer may have been taken over by the document it was reading.
Result<Text> parse_text(const Json& json, std::string_view document);

}  // namespace vitae
