#include "api/quick_trigger.h"

#include "api/admit.h"
#include "api/answer.h"
#include "api/triggers.h"
#include "auth/policy.h"
#include "base/log.h"

namespace vitae {

namespace {

/// The route when this is a trigger request.
const Route* find_trigger_route(const Request& request) {
    if (request.method != "POST" || request.path != "/api/ingestion/trigger") return nullptr;
    return routes().match(request.method, request.path).route;
}

/// A denial is audited before it is answered.
void deny_later(
    App& app, const Grant& grant, const Error& error, std::function<void(const Error&)> then
) {
    app.store.write_later(
        grant,
        [grant, error](Tx&, Audit& audit) -> Result<void> {
            const std::string_view action = name_of(grant.action()).view();
            audit.add(Event::access_denied, action, {{"reason", error.reason}}, Outcome::denied);
            return {};
        },
        [error, then = std::move(then)](const Result<void>& recorded) {
            then(recorded ? error : recorded.error());
        }
    );
}

}  // namespace

bool take_quick_trigger(const Request& request, App& app, const Reply& reply) {
    const Route* route = find_trigger_route(request);
    if (route == nullptr || !check_content_type(request, BodyKind::json) || !check_room(app.store))
        return false;
    const Duration started = app.store.clock().steady();
    const Admission admission = admit(request, *route, app);
    if (!admission.grant) return false;
    auto trigger = decode_trigger(request);
    if (!trigger) return false;
    const auto send = [&request, &app, route, reply, started](Response response) {
        note_answer(request, route->pattern, app, response.status, started);
        reply(std::move(response));
    };
    const auto answer = [&app, send, grant = *admission.grant](const Result<Accepted>& accepted) {
        if (accepted) return send(trigger_answer(*accepted));
        const Error& error = accepted.error();
        if (error.code != Code::forbidden) return send(error_answer(error));
        deny_later(app, grant, error, [send](const Error& why) { send(error_answer(why)); });
        // NOLINTNEXTLINE(clang-analyzer-cplusplus.NewDeleteLeaks): the write owns itself.
    };
    accept_trigger_later(app.store, *admission.grant, *std::move(trigger), answer);
    return true;
}

}  // namespace vitae
