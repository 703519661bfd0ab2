#include "base/secret_box.h"

#include <sodium.h>

#include "base/sha256.h"

namespace vitae {

namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

SecretBox::SecretBox(std::string_view installation_key, Literal purpose)
    : key_(hmac_sha256(installation_key, purpose.view())) {}

Bytes SecretBox::seal(std::string_view secret, std::string_view belongs_to, Random& random) const {
    Bytes sealed = random.bytes(kNonceBytes);
    sealed.resize(kNonceBytes + secret.size() + kTagBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        reinterpret_cast<unsigned char*>(sealed.data() + kNonceBytes),
        nullptr,
        raw(secret),
        secret.size(),
        raw(belongs_to),
        belongs_to.size(),
        nullptr,
        raw(sealed),
        raw(key_)
    );
    return sealed;
}

Result<Bytes> SecretBox::open(std::string_view sealed, std::string_view belongs_to) const {
    const Error damaged{
        Code::unavailable,
        "secret_damaged",
        "A stored secret cannot be opened with this installation's key. Start with the key file"
        " that it was stored with, or connect the account again."};
    if (sealed.size() < kNonceBytes + kTagBytes) return damaged;
    const std::string_view boxed = sealed.substr(kNonceBytes);
    Bytes secret(boxed.size() - kTagBytes, '\0');
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(secret.data()),
        nullptr,
        nullptr,
        raw(boxed),
        boxed.size(),
        raw(belongs_to),
        belongs_to.size(),
        raw(sealed),
        raw(key_)
    );
    if (failed != 0) return damaged;
    return secret;
}

}  // namespace vitae
