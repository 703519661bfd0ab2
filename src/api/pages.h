#pragma once
// The pages for the browser: what npm builds out of web/, embedded by cmake/page.cmake. The
// handlers that serve them are declared in handlers.h.

#include <span>
#include <string_view>

#include "base/asset.h"

namespace vitae {

/// By path, as "index.html" or "assets/index-1a2b3c.js"; each also once more, compressed, as x.gz.
std::span<const Asset> page();

/// Whether that Accept-Encoding header (RFC 9110, section 12.5.3) names gzip.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace vitae
