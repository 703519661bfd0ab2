#pragma once
// The target of a request line, decoded (RFC 3986 percent-encoding; in the query `+` is a space, as
// forms send it). Called by the request parser; pure.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/utf8.h"

namespace vitae {

struct Target {
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
};

/// Takes the origin form alone ("/path?query"). Refuses malformed percent-encoding, NUL, what does
/// not decode to UTF-8, and an encoded slash, which would move the path's own segments.
Result<Target> decode_target(std::string_view text);

}  // namespace vitae
