#pragma once
// How a person is named here: what accounts and the first sign-up take.

#include <string>
#include <string_view>

#include "base/result.h"

namespace vitae {

/// Lower case; `invalid` unless it looks like an address.
Result<std::string> parse_email(std::string_view text);
/// Trimmed.
Result<std::string> parse_name(std::string_view text);

}  // namespace vitae
