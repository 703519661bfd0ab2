#pragma once
// The random secrets that callers carry: session cookies, API tokens, the sign-up link. Only their
// hashes are stored.

#include <string>
#include <string_view>

#include "base/random.h"

namespace vitae {

/// 256 random bits as text, after a prefix that names the kind, so that leak scanners can find it.
std::string make_secret(std::string_view prefix, Random& random);
Bytes hash_secret(std::string_view secret);

/// The value that a page must send in X-Vitae-CSRF beside its cookie; only who can read the answer
/// of the sign-in has it.
std::string csrf_token_for(std::string_view session_secret);

}  // namespace vitae
