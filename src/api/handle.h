#pragma once
// The edge: finds the route, establishes who calls and whether they may, lets the handler answer,
// and turns whatever went wrong into the error envelope. Denials are audited here, and each request
// leaves one log line.

#include "api/app.h"
#include "http/server.h"

namespace vitae {

/// Puts the path's parameters into the request.
Response handle(Request& request, App& app) noexcept;

/// What the route takes, told from the head alone: what a caller sends who may not is not kept.
BodyRule body_rule(const Request& head, App& app);

}  // namespace vitae
