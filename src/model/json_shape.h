#pragma once
// Reads JSON that may not have the shape it should: every look-up is a Result. For the codecs of
// model/; what callers send over HTTP goes through Fields, which answers in more words.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.h"

namespace vitae {

Error shape_error();

Result<const Json*> get_member(const Json& json, std::string_view key);
Result<const Json::Array*> get_array(const Json& json, std::string_view key, std::size_t most);
Result<std::string> get_text(const Json& json, std::string_view key, std::size_t most_bytes);
Result<double> get_number(const Json& json, std::string_view key, double least, double most);
Result<std::int64_t> get_whole(
    const Json& json, std::string_view key, std::int64_t least, std::int64_t most
);

Result<double> as_number(const Json& json, double least, double most);
Result<std::int64_t> as_whole(const Json& json, std::int64_t least, std::int64_t most);

/// For writing: a number with two digits after the point.
Json rounded(double number);

}  // namespace vitae
