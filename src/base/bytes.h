#pragma once
// Bytes and their spellings as text: hexadecimal and base64url (RFC 4648, no padding).

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vitae {

/// Raw bytes. A std::string, as every library here takes one; it may hold NUL and is not text.
using Bytes = std::string;

std::string to_hex(std::string_view bytes);
Result<Bytes> from_hex(std::string_view text);
std::string to_base64url(std::string_view bytes);

/// Compares in time that depends on the lengths alone.
bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace vitae
