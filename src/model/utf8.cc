#include "model/utf8.h"

#include <algorithm>

#include <unicode/utf8.h>

namespace vitae {

std::uint32_t count_code_points(std::string_view utf8) {
    return static_cast<std::uint32_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return !U8_IS_TRAIL(c);
    }));
}

void append_code_point(std::string& out, char32_t code_point) {
    char octets[U8_MAX_LENGTH];
    std::int32_t length = 0;
    const auto value = static_cast<UChar32>(U_IS_UNICODE_CHAR(code_point) ? code_point : 0xFFFD);
    U8_APPEND_UNSAFE(octets, length, value);
    out.append(octets, static_cast<std::size_t>(length));
}

std::u32string to_utf32(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    const auto length = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 code_point = 0;
        // The macro is ICU's.  NOLINTNEXTLINE(bugprone-inc-dec-in-conditions)
        U8_NEXT_OR_FFFD(utf8.data(), at, length, code_point);
        out += static_cast<char32_t>(code_point);
    }
    return out;
}

std::string to_utf8(std::u32string_view code_points) {
    std::string out;
    for (const char32_t c : code_points) append_code_point(out, c);
    return out;
}

CodePointIndex::CodePointIndex(std::string_view utf8) : text_(utf8) {
    offsets_.reserve(utf8.size() + 1);
    for (std::size_t i = 0; i < utf8.size(); ++i)
        if (!U8_IS_TRAIL(utf8[i])) offsets_.push_back(static_cast<std::uint32_t>(i));
    offsets_.push_back(static_cast<std::uint32_t>(utf8.size()));
}

std::string_view CodePointIndex::slice(Span span) const {
    const std::uint32_t end = std::min(span.end, size());
    if (span.start >= end) return {};
    return text_.substr(offsets_[span.start], offsets_[end] - offsets_[span.start]);
}

std::uint32_t CodePointIndex::code_point_at(std::size_t byte) const {
    const auto found = std::upper_bound(offsets_.begin(), offsets_.end(), byte);
    return static_cast<std::uint32_t>(found - offsets_.begin()) -
           (found == offsets_.begin() ? 0 : 1);
}

}  // namespace vitae
