#include "base/sha256.h"

#include <stdexcept>

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

/// A digest that is none must not get into a chain.
void require(bool done) {
    if (!done) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}
}  // namespace

Bytes sha256(std::string_view bytes) {
    Bytes digest(SHA256_DIGEST_LENGTH, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(digest.data());
    require(EVP_Digest(bytes.data(), bytes.size(), out, nullptr, algorithm(), nullptr) == 1);
    return digest;
}

Bytes hmac_sha256(std::string_view key, std::string_view bytes) {
    Bytes digest(SHA256_DIGEST_LENGTH, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(digest.data());
    const int size = static_cast<int>(key.size());
    require(
        HMAC(algorithm(), key.data(), size, octets(bytes), bytes.size(), out, nullptr) != nullptr
    );
    return digest;
}

}  // namespace vitae
