#pragma once
// What MIME does to bytes and words: base64 and quoted-printable (RFC 2045), encoded words
// (RFC 2047), and the character sets they are in. Pure; all of it takes broken input as it is.

#include <string>
#include <string_view>

namespace vitae {

/// Letters that are not base64 are passed over, as mail programs do.
std::string decode_base64(std::string_view text);
std::string decode_quoted_printable(std::string_view text);

/// To UTF-8 from a character set by its MIME name; what cannot be read becomes U+FFFD.
std::string to_utf8(std::string_view bytes, std::string_view charset);

/// "=?utf-8?B?w6k=?=" becomes "é".
std::string decode_words(std::string_view text);

/// ASCII letters only.
std::string to_lower(std::string_view text);
std::string_view trim_spaces(std::string_view text);

}  // namespace vitae
