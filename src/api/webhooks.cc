#include "api/answer.h"
#include "api/handlers.h"
#include "auth/policy.h"
#include "base/log.h"
#include "base/sha256.h"
#include "ingest/trigger.h"
#include "store/sources.h"

namespace vitae {

namespace {

Error not_set_up() {
    return Error{
        Code::not_found,
        "webhook_not_set_up",
        "This server takes no webhooks of Dropbox. Set VITAE_DROPBOX_APP_SECRET to turn them on."};
}

/// HMAC-SHA-256 of the body as it came, with the app's secret.
Result<void> check_signature(const Request& request, const std::string& secret) {
    const std::string* signature = request.find_header("X-Dropbox-Signature");
    const std::string expected = to_hex(hmac_sha256(secret, request.body));
    if (signature != nullptr && equal_constant_time(*signature, expected)) return {};
    return Error{
        Code::unauthenticated,
        "signature_mismatch",
        "The signature of this webhook is not Dropbox's. Check that VITAE_DROPBOX_APP_SECRET is the"
        " secret of the app that sends it."};
}

/// {"list_folder": {"accounts": ["dbid:…"]}}
std::vector<std::string> accounts_in(const Json& body) {
    std::vector<std::string> accounts;
    const Json* list_folder = body.find("list_folder");
    const Json* named = list_folder == nullptr ? nullptr : list_folder->find("accounts");
    if (named == nullptr || named->as_array() == nullptr) return accounts;
    for (const Json& account : *named->as_array())
        if (account.as_string() != nullptr) accounts.push_back(*account.as_string());
    return accounts;
}

}  // namespace

/// Dropbox asks once whether this is the address; the answer must not be read as a page.
Result<Response> get_dropbox_webhook(const Request& request, const Grant&, App& app) {
    const std::string* challenge = request.find_query("challenge");
    if (app.connectors.dropbox().app_secret.empty()) return not_set_up();
    if (challenge == nullptr)
        return Error{
            Code::invalid, "challenge_missing", "The query must hold a challenge.", "challenge"};
    Response response{.status = 200, .headers = {}, .body = *challenge, .events = {}};
    response.headers = {
        {"Content-Type", "text/plain; charset=utf-8"}, {"X-Content-Type-Options", "nosniff"}};
    return response;
}

/// Answers at once; the triggers reach the disk on the store's thread.
Result<Response> post_dropbox_webhook(const Request& request, const Grant& caller, App& app) {
    const std::string& secret = app.connectors.dropbox().app_secret;
    if (secret.empty()) return not_set_up();
    if (const auto signed_by_dropbox = check_signature(request, secret); !signed_by_dropbox) {
        const Error& error = signed_by_dropbox.error();
        TRY(app.rejections.note(app.store, caller.actor(), error.reason));
        return error;
    }
    const Json body = TRY(parse_json(request.body));
    const Grant grant = TRY(authorize(system_caller(), Action::watch_sources));
    for (const std::string& account : accounts_in(body)) {
        const auto source =
            TRY(app.store.read([&](Read& read) { return find_source_of_account(read, account); }));
        if (!source || source->state != SourceState::ok) continue;
        accept_trigger_later(
            app.store,
            grant,
            {.path = source->default_path, .source = source->id.text()},
            [](const Result<Accepted>& accepted) {
                if (!accepted) log_error("webhook.trigger_failed", accepted.error());
            }
        );
    }
    return data_answer(200, Json::object());
}

}  // namespace vitae
