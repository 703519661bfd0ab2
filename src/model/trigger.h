#pragma once
// The request to ingest: a path of a source, checked. Made from what a caller sent, before anything
// is stored.

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"

namespace vitae {

struct Trigger {
    std::optional<std::string> path;             ///< None: the source's default folder.
    std::optional<std::string> source;           ///< Id or name; none: the default source.
    std::optional<std::string> idempotency_key;  ///< 1 to 255 visible ASCII characters.
};

/// Reads the body of a trigger request; an empty body asks for the defaults. An unknown field is an
/// error.
Result<Trigger> parse_trigger(std::string_view body);

/// A path inside a source in its one spelling: absolute, NFC, no empty or dot segments, at most
/// 1,024 bytes.
Result<std::string> parse_source_path(std::string_view text);

Result<std::string> parse_idempotency_key(std::string_view text);

}  // namespace vitae
