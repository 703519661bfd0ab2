#include "auth/authenticate.h"

#include "auth/secret.h"
#include "store/credentials.h"

namespace vitae {

namespace {

const Error kCredentialRejected{
    Code::unauthenticated,
    "credential_rejected",
    "This credential does not count: it is unknown, expired or revoked, or its user is disabled."
    " Sign in again, or make a new token."};

Caller caller_of(const Request& request, const Holder& holder, AuthMethod method) {
    Actor actor = anonymous_actor(request);
    actor.type = holder.token ? ActorType::token : ActorType::user;
    actor.id = holder.token ? holder.token->text() : holder.user.text();
    actor.auth_method = method;
    return Caller{.actor = std::move(actor), .role = holder.role, .user = holder.user};
}

Caller operator_caller(const Request& request) {
    Caller caller = local_operator();
    caller.actor.request_id = request.id.text();
    return caller;
}

bool is_safe(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

bool same_origin(const Request& request) {
    const std::string* origin = request.find_header("Origin");
    const std::string* host = request.find_header("Host");
    if (origin == nullptr || host == nullptr) return false;
    return *origin == (request.transport == Transport::tls ? "https://" : "http://") + *host;
}

Result<void> check_not_forged(const Request& request, const std::string& secret) {
    if (is_safe(request.method)) return {};
    if (!same_origin(request))
        return Error{
            Code::forbidden,
            "origin_mismatch",
            "A cookie came with a write from another site, or without an Origin header. Use the"
            " page that this server serves, or an API token."};
    const std::string* token = request.find_header("X-Vitae-CSRF");
    if (token == nullptr || !equal_constant_time(*token, csrf_token_for(secret)))
        return Error{
            Code::forbidden,
            "csrf_token_missing",
            "The X-Vitae-CSRF header is missing or stale. GET /api/me gives the current one; or"
            " use an API token."};
    return {};
}

}  // namespace

Actor anonymous_actor(const Request& request) {
    return Actor{
        .type = ActorType::anonymous,
        .request_id = request.id.text(),
        .source_address = request.source_address};
}

std::optional<std::string> find_session_secret(const Request& request) {
    const std::string* header = request.find_header("Cookie");
    if (header == nullptr) return std::nullopt;
    std::string_view rest = *header;
    while (!rest.empty()) {
        const std::string_view cookie = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), cookie.size() + 1));
        const std::string_view trimmed =
            cookie.substr(std::min(cookie.find_first_not_of(' '), cookie.size()));
        const std::size_t equals = trimmed.find('=');
        if (equals != std::string_view::npos && trimmed.substr(0, equals) == kSessionCookie.view())
            return std::string(trimmed.substr(equals + 1));
    }
    return std::nullopt;
}

Result<Caller> authenticate(const Request& request, Store& store, Holders& holders) {
    if (request.transport == Transport::control) return operator_caller(request);
    if (const std::string* header = request.find_header("Authorization")) {
        constexpr std::string_view kScheme = "Bearer ";
        const std::string_view credential = *header;
        if (!equal_ignoring_case(credential.substr(0, kScheme.size()), kScheme))
            return kCredentialRejected;
        const Bytes hash = hash_secret(credential.substr(kScheme.size()));
        const auto holder = TRY(holders.find(store, hash));
        if (!holder) return kCredentialRejected;
        return caller_of(request, *holder, AuthMethod::token);
    }
    if (const auto secret = find_session_secret(request)) {
        const Bytes hash = hash_secret(*secret);
        const auto holder = TRY(store.read([&](Read& read) { return find_session(read, hash); }));
        if (!holder) return kCredentialRejected;
        TRY(check_not_forged(request, *secret));
        return caller_of(request, *holder, AuthMethod::session);
    }
    return Caller{.actor = anonymous_actor(request), .role = {}, .user = {}};
}

}  // namespace vitae
