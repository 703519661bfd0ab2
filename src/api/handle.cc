#include "api/handle.h"

#include "api/admit.h"
#include "api/answer.h"
#include "auth/policy.h"
#include "base/log.h"
#include "ingest/upload.h"

namespace vitae {

namespace {

constexpr std::size_t kMostJson = std::size_t{64} << 10;
/// Boundaries and headers of an upload's parts.
constexpr std::size_t kMostAround = std::size_t{1} << 20;

const Error kPathUnknown{
    Code::not_found,
    "path_unknown",
    "There is nothing at this path. /api/openapi.json lists what there is."};

/// Denials are audited too.
Result<void> record_denial(const Actor& actor, const Route& route, App& app, const Error& error) {
    if (error.code == Code::unauthenticated)
        return app.rejections.note(app.store, actor, error.reason);
    if (error.code != Code::forbidden) return {};
    return app.store.record(
        actor,
        Event::access_denied,
        name_of(route.action).view(),
        {{"reason", error.reason}},
        Outcome::denied
    );
}

Result<Response> answer(const Request& request, const Route& route, App& app) {
    const Admission admission = admit(request, route, app);
    if (!admission.grant) {
        TRY(record_denial(admission.actor, route, app, admission.grant.error()));
        return admission.grant.error();
    }
    TRY(check_content_type(request, route.body));
    auto response = route.answer(request, *admission.grant, app);
    // A service may deny what the role allows, such as a path outside a source's root.
    if (!response && response.error().code == Code::forbidden)
        TRY(record_denial(admission.actor, route, app, response.error()));
    return response;
}

Response answer_or_error(const Request& request, const Route& route, App& app) {
    try {
        const Result<Response> response = answer(request, route, app);
        if (response) return *response;
        const Error& error = response.error();
        if (error.code == Code::internal || error.code == Code::unavailable)
            log_error("request.failed", error, {{"request", request.id}});
        return error_answer(error);
    } catch (const std::exception&) {  // a library's, or a row that no program of ours wrote
        log_error(
            "request.failed",
            Error{.code = Code::internal, .reason = "exception"},
            {{"request", request.id}}
        );
        return error_answer(Error{.code = Code::internal, .reason = "internal"});
    }
}

}  // namespace

Response handle(Request& request, App& app) noexcept {
    const Duration started = app.store.clock().steady();
    const auto match = routes().match(request.method, request.path);
    Response response;
    if (match.route != nullptr) {
        request.path_parameters = match.parameters;
        response = answer_or_error(request, *match.route, app);
    } else {
        response = match.allowed.empty() ? error_answer(kPathUnknown)
                                         : method_not_allowed_answer(match.allowed);
    }
    const Literal route = match.route == nullptr ? Literal("none") : match.route->pattern;
    note_answer(request, route, app, response.status, started);
    return response;
}

BodyRule body_rule(const Request& head, App& app) {
    const auto match = routes().match(head.method, head.path);
    if (match.route == nullptr || match.route->body == BodyKind::json) return {kMostJson};
    return {kMostUploadBytes + kMostAround, admit(head, *match.route, app).grant.has_value()};
}

}  // namespace vitae
