#include "api/admit.h"

#include <algorithm>

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

bool is_public(Action action) {
    return action == Action::probe || action == Action::read_pages ||
           action == Action::read_contract || action == Action::set_up ||
           action == Action::sign_in ||
           action == Action::receive_webhook;  // its signature is checked by the handler
}

/// Who calls. A stale cookie must not keep anyone from signing in, so public routes do not look at
/// credentials.
Result<Caller> find_caller(const Request& request, const Route& route, App& app) {
    TRY(check_host(request, app));
    TRY(check_origin(request));
    if (is_public(route.action) && request.transport != Transport::control)
        return Caller{.actor = anonymous_actor(request), .role = {}, .user = {}};
    return authenticate(request, app.store, app.holders);
}

}  // namespace

Admission admit(const Request& request, const Route& route, App& app) {
    const auto caller = find_caller(request, route, app);
    if (!caller) return {anonymous_actor(request), caller.error()};
    return {caller->actor, authorize(*caller, route.action)};
}

Result<void> check_content_type(const Request& request, BodyKind kind) {
    if (kind == BodyKind::form_with_files) return {};  // the handler reads it apart
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

void note_answer(const Request& request, Literal route, App& app, int status, Duration started) {
    const Duration took = app.store.clock().steady() - started;
    app.metrics.count_request(route, status, took);
    log_info(
        "request",
        {{"request", request.id},
         {"route", route},
         {"status", std::int64_t{status}},
         {"us", took.count()}}
    );
}

}  // namespace vitae
