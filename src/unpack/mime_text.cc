#include "unpack/mime_text.h"

#include <algorithm>
#include <memory>
#include <optional>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "base/utf8.h"

namespace vitae {

namespace {

int value_of_base64(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    return c == '/' ? 63 : -1;
}

int value_of_hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// The byte that `=XX` stands for at this place, if it is one.
std::optional<char> escaped_byte(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return std::nullopt;
    const int high = value_of_hex(text[at + 1]);
    const int low = value_of_hex(text[at + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    return static_cast<char>(high * 16 + low);
}

/// How long the line end is that follows `=` and spaces: a soft break.
std::size_t soft_break(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    if (end == text.size()) return end - at;
    if (text.substr(end).starts_with("\r\n")) return end + 2 - at;
    return text[end] == '\n' ? end + 1 - at : 0;
}

struct EncodedWord {
    std::string text;
    std::size_t length = 0;
};

/// "=?charset?B|Q?text?=" at the front.
std::optional<EncodedWord> take_word(std::string_view text) {
    if (!text.starts_with("=?")) return std::nullopt;
    const std::size_t first = text.find('?', 2);
    if (first == std::string_view::npos || first + 2 >= text.size() || text[first + 2] != '?')
        return std::nullopt;
    const std::size_t end = text.find("?=", first + 3);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view charset = text.substr(2, first - 2);
    charset = charset.substr(0, charset.find('*'));  // a language may follow (RFC 2231)
    std::string content(text.substr(first + 3, end - first - 3));
    const char coding = text[first + 1];
    if (coding == 'B' || coding == 'b') {
        content = decode_base64(content);
    } else if (coding == 'Q' || coding == 'q') {
        std::replace(content.begin(), content.end(), '_', ' ');
        content = decode_quoted_printable(content);
    } else {
        return std::nullopt;
    }
    return EncodedWord{to_utf8(content, charset), end + 2};
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::string decode_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    unsigned bits = 0;
    int have = 0;
    for (const char c : text) {
        if (c == '=') {  // padding: what follows begins anew
            bits = 0;
            have = 0;
            continue;
        }
        const int value = value_of_base64(c);
        if (value < 0) continue;
        bits = bits << 6 | static_cast<unsigned>(value);
        have += 6;
        if (have < 8) continue;
        have -= 8;
        bytes += static_cast<char>(bits >> have & 0xFF);
    }
    return bytes;
}

std::string decode_quoted_printable(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const bool marked = text[i] == '=';
        if (const auto byte = marked ? escaped_byte(text, i) : std::nullopt) {
            bytes += *byte;
            i += 3;
        } else if (const std::size_t length = marked ? soft_break(text, i) : 0) {
            i += length;
        } else {
            bytes += text[i++];
        }
    }
    return bytes;
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
    const std::string name = to_lower(charset);
    if ((name.empty() || name == "utf-8" || name == "us-ascii") && is_utf8(bytes))
        return std::string(bytes);
    UErrorCode failed = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(name.empty() || name == "us-ascii" ? "windows-1252" : name.c_str(), &failed),
        &ucnv_close
    );
    std::string text;
    if (U_FAILURE(failed)) {
        for (const char c : bytes) text += static_cast<unsigned char>(c) < 0x80 ? c : '?';
        return text;
    }
    icu::UnicodeString(
        bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), failed
    )
        .toUTF8String(text);
    return text;
}

std::string decode_words(std::string_view text) {
    std::string decoded;
    bool after_word = false;
    while (!text.empty()) {
        const std::size_t start = std::min(text.find("=?"), text.size());
        const auto word = take_word(text.substr(start));
        const std::size_t plain = word ? start : std::min(start + 2, text.size());
        // Spaces between two encoded words are no part of the text.
        if (!(word && after_word && is_blank(text.substr(0, plain))))
            decoded += text.substr(0, plain);
        text.remove_prefix(plain);
        after_word = word.has_value();
        if (!word) continue;
        decoded += word->text;
        text.remove_prefix(word->length);
    }
    return decoded;
}

std::string to_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string_view trim_spaces(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace vitae
