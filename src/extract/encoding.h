#pragma once
// The character encoding of a plain text file: UTF-8, UTF-16 with a byte order mark, or, where
// neither fits, Windows-1252.

#include <string>
#include <string_view>

#include "base/result.h"

namespace vitae {

/// True unless the bytes hold what no text holds: NUL bytes outside UTF-16, or many control bytes.
bool looks_like_text(std::string_view bytes);

/// The text as UTF-8 without its byte order mark, every line end a '\n'.
Result<std::string> decode_text(std::string_view bytes);

/// One byte of Windows-1252 as a code point.
char32_t from_windows_1252(unsigned char byte);

}  // namespace vitae
