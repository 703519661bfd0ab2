#pragma once
// THE list of what can be called: method, path, what it takes the right to, and who answers.

#include "api/app.h"
#include "http/message.h"
#include "http/router.h"
#include "model/grant.h"

namespace vitae {

enum class BodyKind { json, form_with_files };

struct Route {
    Literal method;
    Literal pattern;
    Action action;
    Result<Response> (*answer)(const Request&, const Grant&, App&);
    BodyKind body = BodyKind::json;
};

const Router<Route>& routes();

}  // namespace vitae
