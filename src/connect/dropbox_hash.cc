#include "connect/dropbox_hash.h"

#include "base/bytes.h"
#include "base/sha256.h"

namespace vitae {

std::string dropbox_content_hash(std::string_view content) {
    constexpr std::size_t kBlock = std::size_t{4} << 20;
    Bytes digests;
    for (std::size_t at = 0; at < content.size(); at += kBlock)
        digests += sha256(content.substr(at, kBlock));
    return to_hex(sha256(digests));
}

}  // namespace vitae
