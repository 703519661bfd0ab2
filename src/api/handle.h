#pragma once
// The edge: finds the route, establishes who calls and whether they may, lets the handler answer,
// and turns whatever went wrong into the error envelope. Denials are audited here, and each request
// leaves one log line.

#include "api/app.h"
#include "http/message.h"

namespace vitae {

Response handle(const Request& request, App& app) noexcept;

}  // namespace vitae
