#pragma once
// Bytes of old Windows encodings → UTF-8, by ICU, whose tables are part of its library.

#include <string>
#include <string_view>

namespace vitae {

/// Takes Windows-1252 for a code page that it does not know.
std::string from_code_page(std::string_view bytes, int code_page);

/// The code page of a font's character set number, as Windows and RTF count them; 0 for those that
/// leave it open.
int code_page_of_charset(int charset);

}  // namespace vitae
