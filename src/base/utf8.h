#pragma once
// Whether bytes are UTF-8. Pure.

#include <string_view>

namespace vitae {

/// True for well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
bool is_utf8(std::string_view text);

}  // namespace vitae
