#pragma once
// What an answer of Dropbox's API means: its JSON, or an Error in Vitae's words.

#include "base/json.h"
#include "connect/http_client.h"

namespace vitae {

/// What the call was about: "not found" is another thing for a path than for a listed file.
enum class About { listing, file };

/// The error of an answer that is not 200. These are for the account itself: `access_token_ended`,
/// `root_moved`.
Error dropbox_error(const HttpAnswer& answer, About about);

/// Seconds to wait before the next try: Retry-After, within reason.
std::int64_t seconds_to_wait(const HttpAnswer& answer);

/// A member that must be a string; `dropbox_answer_malformed` otherwise.
Result<std::string> text_member(const Json& json, Literal name);
/// A string, or nothing when the member is absent or null.
std::optional<std::string> find_text_member(const Json& json, std::string_view name);

Error dropbox_answer_malformed();

}  // namespace vitae
