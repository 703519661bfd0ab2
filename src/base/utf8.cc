#include "base/utf8.h"

#include <cstddef>
#include <cstdint>

namespace vitae {

namespace {

/// Length of the UTF-8 sequence that this byte begins; 0 if it begins none.
std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return 2;
    if (first >= 0xE0 && first <= 0xEF) return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

bool is_code_point(std::uint32_t value, std::size_t length) {
    constexpr std::uint32_t kLowest[] = {0, 0, 0x80, 0x800, 0x10000};  // shorter forms exist below
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value >= kLowest[length] && value <= 0x10FFFF && !surrogate;
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text.front());
        const std::size_t length = sequence_length(first);
        if (length == 0 || length > text.size()) return false;
        std::uint32_t value = length == 1 ? first : first & (0xFFU >> (length + 1));
        for (const char next : text.substr(1, length - 1)) {
            if ((next & 0xC0) != 0x80) return false;
            value = value << 6 | (static_cast<unsigned char>(next) & 0x3FU);
        }
        if (!is_code_point(value, length)) return false;
        text.remove_prefix(length);
    }
    return true;
}

}  // namespace vitae
