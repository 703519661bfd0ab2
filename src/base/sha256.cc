#include "base/sha256.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace vitae {

namespace {
const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// To look an algorithm up takes longer than to hash a few hundred bytes.
const EVP_MD* algorithm() {
    static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
    return found;
}
}  // namespace

Bytes sha256(std::string_view bytes) {
    Bytes digest(SHA256_DIGEST_LENGTH, '\0');
    EVP_Digest(
        bytes.data(),
        bytes.size(),
        reinterpret_cast<unsigned char*>(digest.data()),
        nullptr,
        algorithm(),
        nullptr
    );
    return digest;
}

Bytes hmac_sha256(std::string_view key, std::string_view bytes) {
    Bytes digest(SHA256_DIGEST_LENGTH, '\0');
    HMAC(
        algorithm(),
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
