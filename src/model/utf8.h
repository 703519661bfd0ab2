#pragma once
// Positions in UTF-8 text. Evidence counts Unicode code points, strings count bytes; this
// translates between the two. Pure; any thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace vitae {

/// Half-open range of Unicode code points in a document's text.
struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    bool empty() const { return start >= end; }
    friend bool operator==(const Span&, const Span&) = default;
};

std::uint32_t count_code_points(std::string_view utf8);
void append_code_point(std::string& out, char32_t code_point);
/// The code points of valid UTF-8.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);

/// Finds bytes by code point and back, in constant or logarithmic time. Keeps a view of the text.
class CodePointIndex {
public:
    explicit CodePointIndex(std::string_view utf8);

    std::uint32_t size() const { return static_cast<std::uint32_t>(offsets_.size() - 1); }
    /// The text of a span; cut off at the end of the text.
    std::string_view slice(Span span) const;
    std::uint32_t code_point_at(std::size_t byte) const;

private:
    std::string_view text_;
    std::vector<std::uint32_t> offsets_;  ///< Byte offset of each code point, and of the end.
};

}  // namespace vitae
