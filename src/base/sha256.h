#pragma once
// SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104), by OpenSSL. Digests are 32 raw bytes.

#include <string_view>

#include "base/bytes.h"

namespace vitae {

Bytes sha256(std::string_view bytes);
Bytes hmac_sha256(std::string_view key, std::string_view bytes);

}  // namespace vitae
