#pragma once
// Passwords: Argon2id (RFC 9106) by libsodium, 19 MiB and two passes, as OWASP asks at least. At
// most two run at a time, so that sign-ins cannot take the machine's memory; callers wait for their
// turn. Any thread but one that serves many.

#include <string>
#include <string_view>

#include "base/result.h"

namespace vitae {

/// Between 12 and 200 bytes; what to do is in the error.
Result<void> check_password_rules(std::string_view password);
Result<std::string> hash_password(std::string_view password);
bool is_password(std::string_view hash, std::string_view password);

/// Takes as long as a check and always fails: for addresses that have no account.
void pretend_to_check_password(std::string_view password);

}  // namespace vitae
