#pragma once
// Unicode Normalization Form C (UAX #15), by ICU: one spelling for names that look the same.

#include <string>
#include <string_view>

#include "base/result.h"

namespace vitae {

Result<std::string> to_nfc(std::string_view text);

}  // namespace vitae
