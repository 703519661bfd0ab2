#include "api/quick_trigger.h"

#include "api/admit.h"
#include "api/answer.h"
#include "api/triggers.h"
#include "base/log.h"

namespace vitae {

namespace {

/// The route when this is a trigger request.
const Route* find_trigger_route(const Request& request) {
    if (request.method != "POST" || request.path != "/api/ingestion/trigger") return nullptr;
    return routes().match(request.method, request.path).route;
}

}  // namespace

bool take_quick_trigger(const Request& request, App& app, const Reply& reply) {
    const Route* route = find_trigger_route(request);
    if (route == nullptr || !check_content_type(request) || !check_room(app.store)) return false;
    const Duration started = app.store.clock().steady();
    const Admission admission = admit(request, *route, app);
    if (!admission.grant) return false;
    auto trigger = decode_trigger(request);
    if (!trigger) return false;
    const auto answer = [&request, &app, route, reply, started](const Result<Accepted>& accepted) {
        Response response = accepted ? trigger_answer(*accepted) : error_answer(accepted.error());
        note_answer(request, route->pattern, app, response.status, started);
        reply(std::move(response));
    };
    accept_trigger_later(app.store, *admission.grant, *std::move(trigger), answer);
    return true;
}

}  // namespace vitae
