#pragma once
// The members of a JSON object, read as if those that are missing or of another kind were empty.
// Pure. Private to evaluate/.

#include <string>
#include <string_view>

#include "base/json.h"

namespace vitae {

/// Empty when there is none.
inline std::string text_at(const Json& json, std::string_view key) {
    const Json* member = json.find(key);
    const std::string* text = member == nullptr ? nullptr : member->as_string();
    return text == nullptr ? std::string() : *text;
}

/// Empty when there are none.
inline const Json::Array& items_at(const Json& json, std::string_view key) {
    static const Json::Array kNone;
    const Json* member = json.find(key);
    const Json::Array* items = member == nullptr ? nullptr : member->as_array();
    return items == nullptr ? kNone : *items;
}

}  // namespace vitae
