#include "connect/dropbox_auth.h"

#include "base/json.h"
#include "base/sha256.h"
#include "connect/dropbox_answer.h"

namespace vitae {

namespace {

constexpr std::string_view kScopes = "account_info.read files.content.read files.metadata.read";

std::string form(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
    std::string text;
    for (const auto& [name, value] : fields) {
        if (value.empty()) continue;
        text += text.empty() ? "" : "&";
        text += std::string(name) + "=" + percent_encode(value);
    }
    return text;
}

Result<HttpAnswer> post_token(
    HttpClient& http, const DropboxSettings& settings, std::string body, const std::stop_token& stop
) {
    return http.post(
        {.url = settings.api_url + "/oauth2/token",
         .headers = {"Content-Type: application/x-www-form-urlencoded"},
         .body = std::move(body),
         .body_limit = std::size_t{1} << 20},
        stop
    );
}

}  // namespace

std::string new_verifier(Random& random) {
    return to_base64url(random.bytes(48));
}

std::string authorize_url(
    const DropboxSettings& settings, const Authorization& authorization, const std::string& state
) {
    const std::string challenge = to_base64url(sha256(authorization.verifier));
    return settings.www_url + "/oauth2/authorize?" +
           form(
               {{"client_id", settings.app_key},
                {"response_type", "code"},
                {"token_access_type", "offline"},
                {"scope", kScopes},
                {"code_challenge", challenge},
                {"code_challenge_method", "S256"},
                {"redirect_uri", authorization.redirect_uri},
                {"state", authorization.redirect_uri.empty() ? "" : state}}
           );
}

Result<DropboxGrant> exchange_code(
    HttpClient& http,
    const DropboxSettings& settings,
    const Authorization& authorization,
    const std::string& code,
    const std::stop_token& stop
) {
    const HttpAnswer answer = TRY(post_token(
        http,
        settings,
        form(
            {{"grant_type", "authorization_code"},
             {"code", code},
             {"client_id", settings.app_key},
             {"code_verifier", authorization.verifier},
             {"redirect_uri", authorization.redirect_uri}}
        ),
        stop
    ));
    if (answer.status == 400)
        return Error{
            Code::invalid,
            "code_refused",
            "Dropbox does not take this code: it counts once and for a few minutes. Start again,"
            " and paste the whole code.",
            "code"};
    if (answer.status != 200) return dropbox_error(answer, About::listing);
    const Json body = TRY(parse_json(answer.body));
    DropboxGrant grant;
    grant.refresh_token = TRY(text_member(body, "refresh_token"));
    grant.account = TRY(text_member(body, "account_id"));
    return grant;
}

Result<AccessToken> refresh_access(
    HttpClient& http,
    const DropboxSettings& settings,
    const std::string& refresh_token,
    const std::stop_token& stop
) {
    const HttpAnswer answer = TRY(post_token(
        http,
        settings,
        form(
            {{"grant_type", "refresh_token"},
             {"refresh_token", refresh_token},
             {"client_id", settings.app_key}}
        ),
        stop
    ));
    if (answer.status == 400 || answer.status == 401)
        return Error{
            .code = Code::unavailable, .reason = "source_reconnect", .native = answer.status};
    if (answer.status != 200) return dropbox_error(answer, About::listing);
    const Json body = TRY(parse_json(answer.body));
    const Json* seconds = body.find("expires_in");
    if (seconds == nullptr || seconds->as_int() == nullptr) return dropbox_answer_malformed();
    return AccessToken{
        TRY(text_member(body, "access_token")), std::chrono::seconds(*seconds->as_int())};
}

}  // namespace vitae
