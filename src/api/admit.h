#pragma once
// What must hold before a route is answered: a known host, no forged origin, a caller with the
// right. Writes nothing.

#include "api/app.h"
#include "api/routes.h"
#include "http/message.h"

namespace vitae {

/// The caller, as far as it is known, and the right or why not.
struct Admission {
    Actor actor;
    Result<Grant> grant;
};
Admission admit(const Request& request, const Route& route, App& app);

Result<void> check_content_type(const Request& request, BodyKind kind);

/// One log line and one count for each request.
void note_answer(const Request& request, Literal route, App& app, int status, Duration started);

}  // namespace vitae
