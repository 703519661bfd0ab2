#pragma once
// The head of a response as bytes (RFC 9112). Pure; called by the connection.

#include <string>

#include "http/message.h"

namespace vitae {

/// What the connection will do after the response.
enum class After { keep_alive, keep_alive_http_1_0, close };

/// False for the statuses that HTTP defines without one.
bool may_have_body(int status);

/// Ends with the empty line. Without Content-Length for an event stream, which ends with the
/// connection.
std::string encode_head(const Response& response, const RequestId& id, After after);

}  // namespace vitae
