#include "api/handle.h"

#include <algorithm>

#include "api/answer.h"
#include "api/routes.h"
#include "auth/authenticate.h"
#include "auth/policy.h"
#include "base/log.h"

namespace vitae {

namespace {

/// A browser must not be led to this server under another site's name (DNS rebinding).
Result<void> check_host(const Request& request, const App& app) {
    if (request.transport == Transport::control || app.hosts.empty()) return {};
    const std::string* header = request.find_header("Host");
    std::string_view host = header == nullptr ? std::string_view() : std::string_view(*header);
    const std::size_t colon = host.rfind(':');
    if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos)
        host = host.substr(0, colon);
    if (std::find(app.hosts.begin(), app.hosts.end(), host) != app.hosts.end()) return {};
    return Error{
        .code = Code::invalid,
        .reason = "host_unknown",
        .message =
            "This server is not known under the name in the Host header. Start it with --host NAME to allow that name.",
        .field = "Host"};
}

/// A page of another site may send a POST here, with the browser's cookies or to sign the browser
/// in as someone else.
Result<void> check_origin(const Request& request) {
    const std::string* origin = request.find_header("Origin");
    const bool safe = request.method == "GET" || request.method == "HEAD";
    if (origin == nullptr || safe || request.transport == Transport::control) return {};
    const std::string* host = request.find_header("Host");
    const std::string own = (request.transport == Transport::tls ? "https://" : "http://") +
                            (host == nullptr ? "" : *host);
    if (*origin == own) return {};
    return Error{
        Code::forbidden,
        "origin_mismatch",
        "A page of another site sent this request. Use the page that this server serves, or an API token."};
}

Result<void> check_content_type(const Request& request) {
    if (request.body.empty()) return {};
    const std::string* header = request.find_header("Content-Type");
    std::string_view type = header == nullptr ? std::string_view() : std::string_view(*header);
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    if (equal_ignoring_case(type, "application/json")) return {};
    return Error{
        .code = Code::unsupported_media,
        .reason = "json_expected",
        .message = "The body must be JSON. Send it with `Content-Type: application/json`.",
        .field = "Content-Type"};
}

bool is_public(Action action) {
    return action == Action::probe || action == Action::read_contract || action == Action::set_up ||
           action == Action::sign_in;
}

/// Who calls. A stale cookie must not keep anyone from signing in, so public routes do not look at
/// credentials.
Result<Caller> find_caller(const Request& request, const Route& route, App& app) {
    TRY(check_origin(request));
    if (is_public(route.action) && request.transport != Transport::control)
        return Caller{.actor = anonymous_actor(request), .role = {}, .user = {}};
    return authenticate(request, app.store);
}

Result<Response> answer(const Request& request, const Route& route, App& app) {
    TRY(check_host(request, app));
    const auto caller = find_caller(request, route, app);
    const Actor actor = caller ? caller->actor : anonymous_actor(request);
    const Result<Grant> grant =
        caller ? authorize(*caller, route.action) : Result<Grant>(caller.error());
    if (!grant) {
        const Error& error = grant.error();
        if (error.code == Code::unauthenticated)
            TRY(app.rejections.note(app.store, actor, error.reason));
        if (error.code == Code::forbidden)
            TRY(app.store.record(
                actor,
                Event::access_denied,
                name_of(route.action).view(),
                {{"reason", error.reason}},
                Outcome::denied
            ));
        return error;
    }
    TRY(check_content_type(request));
    return route.answer(request, *grant, app);
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

Response handle(const Request& request, App& app) noexcept {
    const Duration started = app.store.clock().steady();
    const auto match = routes().match(request.method, request.path);
    if (match.route == nullptr) {
        if (!match.allowed.empty()) return method_not_allowed_answer(match.allowed);
        return error_answer(Error{
            Code::not_found,
            "path_unknown",
            "There is nothing at this path. /api/openapi.json lists what there is."});
    }
    Request matched = request;
    matched.path_parameters = match.parameters;
    Response response = answer_or_error(matched, *match.route, app);
    const Duration took = app.store.clock().steady() - started;
    app.metrics.count_request(match.route->pattern, response.status, took);
    log_info(
        "request",
        {{"request", request.id},
         {"route", match.route->pattern},
         {"status", std::int64_t{response.status}},
         {"us", took.count()}}
    );
    return response;
}

}  // namespace vitae
