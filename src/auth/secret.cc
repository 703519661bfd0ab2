#include "auth/secret.h"

#include "base/sha256.h"

namespace vitae {

std::string make_secret(std::string_view prefix, Random& random) {
    return std::string(prefix) + to_base64url(random.bytes(32));
}

Bytes hash_secret(std::string_view secret) {
    return sha256(secret);
}

std::string csrf_token_for(std::string_view session_secret) {
    return to_base64url(hmac_sha256(session_secret, "csrf"));
}

}  // namespace vitae
