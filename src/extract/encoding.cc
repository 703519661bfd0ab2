#include "extract/encoding.h"

#include <algorithm>

#include "model/utf8.h"

namespace vitae {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// What Windows-1252 has at 0x80 to 0x9F; everywhere else it is Latin-1.
constexpr char32_t kWindows1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

enum class ByteOrder { none, little, big };

ByteOrder utf16_order(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return ByteOrder::little;
    if (bytes.starts_with("\xFE\xFF")) return ByteOrder::big;
    return ByteOrder::none;
}

std::string decode_utf16(std::string_view bytes, ByteOrder order) {
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]);
        const auto b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(order == ByteOrder::little ? b << 8 | a : a << 8 | b);
    };
    std::string out;
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        const char32_t first = unit(at);
        const bool pair = first >= 0xD800 && first < 0xDC00 && at + 3 < bytes.size();
        const char32_t second = pair ? unit(at + 2) : 0;
        if (second >= 0xDC00 && second < 0xE000) {
            append_code_point(out, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            at += 2;
        } else {
            append_code_point(out, first);
        }
    }
    return out;
}

std::string with_plain_line_ends(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') out += text[i];
        if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) out += '\n';
    }
    return out;
}

}  // namespace

char32_t from_windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte;
}

bool looks_like_text(std::string_view bytes) {
    if (utf16_order(bytes) != ByteOrder::none) return bytes.size() % 2 == 0;
    const auto control = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' &&
               c != '\f';
    });
    const bool nul = bytes.find('\0') != std::string_view::npos;
    return !nul && static_cast<std::size_t>(control) * 50 <= bytes.size();
}

Result<std::string> decode_text(std::string_view bytes) {
    if (!looks_like_text(bytes)) return Error{Code::unprocessable, "text_not_utf8"};
    const ByteOrder order = utf16_order(bytes);
    if (order != ByteOrder::none) return with_plain_line_ends(decode_utf16(bytes, order));
    if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
    if (is_utf8(bytes)) return with_plain_line_ends(bytes);
    std::string out;
    for (const char c : bytes)
        append_code_point(out, from_windows_1252(static_cast<unsigned char>(c)));
    return with_plain_line_ends(out);
}

}  // namespace vitae
