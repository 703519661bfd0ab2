#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "api/page.h"
#include "auth/accounts.h"

namespace vitae {

Result<Response> list_all_users(const Request& request, const Grant&, App& app) {
    auto users = TRY(app.store.read([](Read& read) { return list_users(read); }));
    if (const std::string* email = request.find_query("email"))
        std::erase_if(users, [&](const User& user) { return user.email != *email; });
    return data_answer(200, TRY(page_of_all(request, std::move(users), [](const User& user) {
                           return encode(user);
                       })));
}

Result<Response> post_user(const Request& request, const Grant& grant, App& app) {
    const Json body = TRY(parse_json(request.body));
    Fields fields = TRY(Fields::of(body));
    AccountRequest wanted;
    wanted.email = TRY(fields.get_string("email"));
    wanted.name = TRY(fields.get_string("name"));
    wanted.role = TRY(fields.get_string("role"));
    wanted.password = TRY(fields.get_string("password"));
    TRY(fields.finish());
    const User user = TRY(create_user(app.store, grant, wanted));
    Response response = data_answer(201, encode(user));
    response.headers.push_back({"Location", "/api/users/" + user.id.text()});
    return response;
}

Result<Response> patch_user(const Request& request, const Grant& grant, App& app) {
    const UserId id = TRY(path_id<UserId>(request));
    const Json body = TRY(parse_json(request.body));
    Fields fields = TRY(Fields::of(body));
    AccountChange change;
    change.name = TRY(fields.find_string("name"));
    change.role = TRY(fields.find_string("role"));
    change.password = TRY(fields.find_string("password"));
    change.disabled = TRY(fields.find_bool("disabled"));
    TRY(fields.finish());
    return data_answer(200, encode(TRY(change_user(app.store, grant, id, change))));
}

}  // namespace vitae
