#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "api/page.h"
#include "auth/accounts.h"

namespace vitae {

namespace {

Result<Response> make_token(
    const Request& request, const Grant& grant, App& app, const UserId& owner
) {
    const Json body = TRY(parse_json(request.body));
    Fields fields = TRY(Fields::of(body));
    const std::string name = TRY(fields.get_string("name"));
    TRY(fields.finish());
    const MadeToken made = TRY(create_token(app.store, grant, owner, name));
    Response response = data_answer(201, encode(made.token).set("token", made.secret));
    response.headers.push_back({"Location", "/api/tokens/" + made.token.id.text()});
    return response;
}

}  // namespace

Result<Response> list_own_tokens(const Request& request, const Grant& grant, App& app) {
    const std::optional<UserId> owner = grant.operator_or_admin() ? std::nullopt : grant.user();
    auto tokens = TRY(app.store.read([&](Read& read) { return list_tokens(read, owner); }));
    return data_answer(200, TRY(page_of_all(request, std::move(tokens), [](const Token& token) {
                           return encode(token);
                       })));
}

Result<Response> post_token(const Request& request, const Grant& grant, App& app) {
    if (!grant.user())
        return Error{
            Code::forbidden,
            "no_account",
            "The local operator makes tokens for users: POST /api/users/{id}/tokens."};
    return make_token(request, grant, app, *grant.user());
}

/// For the command line: an admin who could make a token in another's name could act in that name.
Result<Response> post_token_for_user(const Request& request, const Grant& grant, App& app) {
    return make_token(request, grant, app, TRY(path_id<UserId>(request)));
}

Result<Response> delete_token(const Request& request, const Grant& grant, App& app) {
    TRY(revoke_token(app.store, grant, TRY(path_id<TokenId>(request))));
    return empty_answer();
}

}  // namespace vitae
