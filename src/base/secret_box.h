#pragma once
// Secrets at rest: XChaCha20-Poly1305 (libsodium), bound to what they belong to, so that a sealed
// text moved to another row does not open. Used for the tokens of Dropbox accounts.

#include <string_view>

#include "base/bytes.h"
#include "base/random.h"

namespace vitae {

class SecretBox {
public:
    /// A key of its own out of the installation's key; `purpose` keeps uses apart.
    SecretBox(std::string_view installation_key, Literal purpose);

    Bytes seal(std::string_view secret, std::string_view belongs_to, Random& random) const;
    /// `secret_damaged` when it was sealed with another key, belongs elsewhere or was changed.
    Result<Bytes> open(std::string_view sealed, std::string_view belongs_to) const;

private:
    Bytes key_;
};

}  // namespace vitae
