#include "base/sha256.h"

#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace vitae {

namespace {
const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
}  // namespace

Bytes sha256(std::string_view bytes) {
    Bytes digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(octets(bytes), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

Bytes hmac_sha256(std::string_view key, std::string_view bytes) {
    Bytes digest(SHA256_DIGEST_LENGTH, '\0');
    HMAC(
        EVP_sha256(),
        key.data(),
        static_cast<int>(key.size()),
        octets(bytes),
        bytes.size(),
        reinterpret_cast<unsigned char*>(digest.data()),
        nullptr
    );
    return digest;
}

}  // namespace vitae
