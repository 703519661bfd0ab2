#pragma once
// The envelope: {"data": …} for success, {"error": {code, message, details}} for failure, and the
// status of each Code.

#include "base/json.h"
#include "http/message.h"

namespace vitae {

Response data_answer(int status, Json data);
Response empty_answer();  ///< 204
Response error_answer(const Error& error);
Response method_not_allowed_answer(const std::string& allowed);

/// What the server itself refuses before a request reaches a handler.
Response refusal_answer(Refusal refusal, const RequestId& request);

}  // namespace vitae
