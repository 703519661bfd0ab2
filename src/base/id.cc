#include "base/id.h"

namespace vitae {

std::string new_uuid(Time now, Random& random) {
    const std::int64_t micros = to_micros(now);
    const auto millis = static_cast<std::uint64_t>(micros / 1000);
    // RFC 9562, section 6.2, method 3: the twelve bits after the version hold the fraction of the
    // millisecond.
    const auto fraction = static_cast<std::uint64_t>(micros % 1000) * 4096 / 1000;
    Bytes bytes = random.bytes(16);
    for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<char>(millis >> (40 - 8 * i));
    bytes[6] = static_cast<char>(0x70 | (fraction >> 8));
    bytes[7] = static_cast<char>(fraction);
    bytes[8] = static_cast<char>(0x80 | (static_cast<unsigned char>(bytes[8]) & 0x3f));
    std::string text = to_hex(bytes);
    for (const std::size_t at : {8, 13, 18, 23}) text.insert(at, 1, '-');
    return text;
}

bool is_uuid(std::string_view text) {
    if (text.size() != kUuidSize) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

}  // namespace vitae
