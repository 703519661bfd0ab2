#include "resume/letters.h"

#include <algorithm>
#include <string_view>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace vitae {

namespace {

UChar32 point(char32_t c) {
    return static_cast<UChar32>(c);
}

// Most letters of most resumes are ASCII, and are looked at many times.

bool is_ascii(char32_t c) {
    return c < 0x80;
}

bool is_ascii_upper(char32_t c) {
    return c >= U'A' && c <= U'Z';
}

bool is_ascii_lower(char32_t c) {
    return c >= U'a' && c <= U'z';
}

}  // namespace

bool is_space(char32_t c) {
    if (is_ascii(c)) return c == U' ' || (c >= U'\t' && c <= U'\r');
    return u_isUWhiteSpace(point(c)) != 0;
}

bool is_digit(char32_t c) {
    if (is_ascii(c)) return c >= U'0' && c <= U'9';
    return u_isdigit(point(c)) != 0;
}

bool is_letter(char32_t c) {
    if (is_ascii(c)) return is_ascii_upper(c) || is_ascii_lower(c);
    return u_isalpha(point(c)) != 0 || u_charType(point(c)) == U_NON_SPACING_MARK ||
           u_charType(point(c)) == U_COMBINING_SPACING_MARK;
}

bool is_upper(char32_t c) {
    if (is_ascii(c)) return is_ascii_upper(c);
    return u_isupper(point(c)) != 0 || u_istitle(point(c)) != 0;
}

bool is_lower(char32_t c) {
    if (is_ascii(c)) return is_ascii_lower(c);
    return u_islower(point(c)) != 0;
}

bool is_ideograph(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_bullet(char32_t c) {
    return std::u32string_view(U"•◦▪▫‣⁃∙●○■□◆◇►▸▹▶➢➤✓✔★☆❖·*-–—»›").find(c) !=
           std::u32string_view::npos;
}

bool is_dash(char32_t c) {
    if (is_ascii(c)) return c == U'-' || c == U'~';
    return u_charType(point(c)) == U_DASH_PUNCTUATION || c == 0x2212 || c == U'~' || c == 0xFF5E ||
           c == 0x301C;
}

bool is_colon(char32_t c) {
    return c == U':' || c == 0xFF1A;
}

std::u32string fold(std::u32string_view text) {
    if (std::ranges::all_of(text, is_ascii)) {
        std::u32string folded(text);
        for (char32_t& c : folded)
            if (is_ascii_upper(c)) c += U'a' - U'A';
        return folded;
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
    const auto in = icu::UnicodeString::fromUTF32(
        reinterpret_cast<const UChar32*>(text.data()), static_cast<std::int32_t>(text.size())
    );
    icu::UnicodeString out = decompose->normalize(in, status);
    out.foldCase();
    std::u32string folded;
    for (std::int32_t i = 0; i < out.length(); i = out.moveIndex32(i, 1)) {
        const UChar32 c = out.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        const int digit = u_charDigitValue(c);
        folded += digit >= 0 ? static_cast<char32_t>(U'0' + digit) : static_cast<char32_t>(c);
    }
    return folded;
}

bool contains(std::u32string_view text, std::u32string_view part) {
    return text.find(part) != std::u32string_view::npos;
}

}  // namespace vitae
