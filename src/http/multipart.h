#pragma once
// The parts of a multipart/form-data body (RFC 7578), as browsers and curl send files. Pure; every
// input is hostile. Called on handler threads.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vitae {

struct Part {
    std::string name;
    bool is_file = false;      ///< It has a file name, if an empty one.
    std::string file_name;     ///< As sent: it may hold folders, and need not be UTF-8.
    std::string_view content;  ///< Inside the body.
};

/// `unsupported_media` when the Content-Type is another or has no usable boundary; `invalid` when
/// the body is not well formed; `too_large` for more parts than `most_parts`.
Result<std::vector<Part>> parse_multipart(
    std::string_view content_type, std::string_view body, std::size_t most_parts
);

/// Whether the Content-Type says multipart/form-data.
bool is_multipart(std::string_view content_type);

}  // namespace vitae
