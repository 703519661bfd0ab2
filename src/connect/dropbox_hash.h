#pragma once
// Dropbox's content_hash: SHA-256 over the SHA-256 digests of the content's blocks of 4 MiB, in
// hexadecimal (Dropbox, "Content hash").

#include <string>
#include <string_view>

namespace vitae {

std::string dropbox_content_hash(std::string_view content);

}  // namespace vitae
