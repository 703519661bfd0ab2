#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "ingest/connect_dropbox.h"

namespace vitae {

Result<Response> post_dropbox_authorization(const Request& request, const Grant& grant, App& app) {
    std::string redirect_uri;
    if (!request.body.empty()) {
        const Json body = TRY(parse_json(request.body));
        Fields fields = TRY(Fields::of(body));
        redirect_uri = TRY(fields.find_string("redirectUri")).value_or("");
        TRY(fields.finish());
    }
    const Invitation invitation =
        TRY(invite_to_dropbox(app.store, app.connectors, grant, redirect_uri));
    return data_answer(
        200, Json::object({{"url", invitation.url}, {"authorization", invitation.authorization}})
    );
}

Result<Response> post_dropbox_source(const Request& request, const Grant& grant, App& app) {
    const Json body = TRY(parse_json(request.body));
    Fields fields = TRY(Fields::of(body));
    DropboxConnection connection{
        .authorization = TRY(fields.get_string("authorization")),
        .code = TRY(fields.get_string("code")),
        .name = TRY(fields.find_string("name")),
        .root = TRY(fields.find_string("root")).value_or("/"),
        .default_path = TRY(fields.find_string("defaultPath"))};
    TRY(fields.finish());
    const Connected connected = TRY(connect_dropbox(app.store, app.connectors, grant, connection));
    return data_answer(connected.is_new ? 201 : 200, encode(connected.source));
}

}  // namespace vitae
