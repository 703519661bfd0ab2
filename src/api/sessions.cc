#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "auth/accounts.h"
#include "auth/authenticate.h"
#include "auth/secret.h"

namespace vitae {

namespace {

std::string cookie(const Request& request, const std::string& secret, std::int64_t seconds) {
    std::string text = std::string(kSessionCookie.view()) + "=" + secret +
                       "; HttpOnly; SameSite=Lax; Path=/; Max-Age=" + std::to_string(seconds);
    if (request.transport == Transport::tls) text += "; Secure";
    return text;
}

Response signed_in(int status, const Request& request, const Session& session, Time now) {
    Response response = data_answer(
        status, Json::object({{"user", encode(session.user)}, {"csrfToken", session.csrf_token}})
    );
    const auto left = std::chrono::floor<std::chrono::seconds>(session.expires_at - now);
    response.headers.push_back({"Set-Cookie", cookie(request, session.secret, left.count())});
    return response;
}

}  // namespace

Result<Response> post_setup(const Request& request, const Grant& grant, App& app) {
    const Json body = TRY(parse_json(request.body));
    Fields fields = TRY(Fields::of(body));
    FirstAdmin admin;
    admin.setup_secret = TRY(fields.get_string("token"));
    admin.email = TRY(fields.get_string("email"));
    admin.name = TRY(fields.get_string("name"));
    admin.password = TRY(fields.get_string("password"));
    TRY(fields.finish());
    const Session session = TRY(set_up_first_admin(app.store, grant, app.throttles, admin));
    return signed_in(201, request, session, app.store.clock().now());
}

Result<Response> post_login(const Request& request, const Grant& grant, App& app) {
    const Json body = TRY(parse_json(request.body));
    Fields fields = TRY(Fields::of(body));
    const std::string email = TRY(fields.get_string("email"));
    const std::string password = TRY(fields.get_string("password"));
    TRY(fields.finish());
    const Session session = TRY(sign_in(app.store, grant, app.throttles, email, password));
    return signed_in(200, request, session, app.store.clock().now());
}

Result<Response> post_logout(const Request& request, const Grant& grant, App& app) {
    const auto secret = find_session_secret(request);
    if (!secret || grant.actor().auth_method != AuthMethod::session)
        return Error{
            Code::forbidden,
            "no_session",
            "There is no session to end. A token ends when it is revoked."};
    TRY(sign_out(app.store, grant, *secret));
    Response response = empty_answer();
    response.headers.push_back({"Set-Cookie", cookie(request, "", 0)});
    return response;
}

Result<Response> get_me(const Request& request, const Grant& grant, App& app) {
    if (!grant.user())
        return Error{Code::forbidden, "no_account", "The local operator has no account."};
    const Account account =
        TRY(app.store.read([&](Read& read) { return get_account(read, *grant.user()); }));
    Json data = Json::object({{"user", encode(account.user)}});
    const auto secret = find_session_secret(request);
    if (secret && grant.actor().auth_method == AuthMethod::session)
        data.set("csrfToken", csrf_token_for(*secret));
    return data_answer(200, std::move(data));
}

Result<Response> post_own_password(const Request& request, const Grant& grant, App& app) {
    const Json body = TRY(parse_json(request.body));
    Fields fields = TRY(Fields::of(body));
    const std::string current = TRY(fields.get_string("currentPassword"));
    const std::string next = TRY(fields.get_string("newPassword"));
    TRY(fields.finish());
    TRY(change_own_password(
        app.store, grant, app.throttles, {current, next, find_session_secret(request)}
    ));
    return empty_answer();
}

}  // namespace vitae
