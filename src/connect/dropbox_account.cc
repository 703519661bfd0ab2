#include "connect/dropbox_account.h"

#include "connect/dropbox_auth.h"

namespace vitae {

namespace {

/// Access tokens live about four hours; one that ends within this time is replaced beforehand.
constexpr Duration kBeforeEnd = std::chrono::minutes(5);
constexpr Duration kDownloadTimeout = std::chrono::minutes(10);
/// Dropbox adds up to 90 s to a long poll's timeout, so that clients do not return all at once.
constexpr Duration kPollSlack = std::chrono::seconds(120);

Result<Json> parse_answer(const HttpAnswer& answer) {
    auto json = parse_json(answer.body);
    if (!json) return dropbox_answer_malformed();
    return *std::move(json);
}

Result<std::string> root_of(const Json& json) {
    const Json* info = json.find("root_info");
    if (info == nullptr) return dropbox_answer_malformed();
    return text_member(*info, "root_namespace_id");
}

}  // namespace

DropboxAccount::DropboxAccount(
    const DropboxSettings& settings, HttpClient& http, const Clock& clock, std::string refresh_token
)
    : settings_(settings), http_(http), clock_(clock), refresh_token_(std::move(refresh_token)) {}

Result<Json> DropboxAccount::call(
    Literal route, const Json& argument, const std::stop_token& stop
) {
    HttpCall call{
        .url = settings_.api_url + "/2/" + std::string(route.view()),
        .headers = {"Content-Type: application/json"},
        .body = to_text(argument)};
    return parse_answer(TRY(send(call, About::listing, stop)));
}

Result<Json> DropboxAccount::list(
    Literal route, const Json& argument, const std::stop_token& stop
) {
    const std::lock_guard lock(listing_);
    return call(route, argument, stop);
}

Result<DropboxAccount::Download> DropboxAccount::download(
    Literal route, const Json& argument, std::size_t limit, const std::stop_token& stop
) {
    HttpCall call{
        .url = settings_.content_url + "/2/" + std::string(route.view()),
        // An empty type: curl would name a form, which Dropbox refuses here.
        .headers = {"Content-Type:", "Dropbox-API-Arg: " + to_text(argument)},
        .timeout = kDownloadTimeout,
        .body_limit = limit};
    HttpAnswer answer = TRY(send(call, About::file, stop));
    const auto header = answer.headers.find("dropbox-api-result");
    if (header == answer.headers.end()) return dropbox_answer_malformed();
    auto metadata = parse_json(header->second);
    if (!metadata) return dropbox_answer_malformed();
    return Download{*std::move(metadata), std::move(answer.body)};
}

Result<DropboxAccount::Poll> DropboxAccount::wait_for_changes(
    const std::string& cursor, Duration timeout, const std::stop_token& stop
) {
    TRY(check_wait());
    const std::int64_t seconds = timeout / std::chrono::seconds(1);
    const HttpAnswer answer = TRY(http_.post(
        {.url = settings_.notify_url + "/2/files/list_folder/longpoll",
         .headers = {"Content-Type: application/json"},
         .body = to_text(Json::object({{"cursor", cursor}, {"timeout", seconds}})),
         .timeout = timeout + kPollSlack,
         .body_limit = std::size_t{1} << 20},
        stop
    ));
    if (answer.status != 200) {
        const Error error = dropbox_error(answer, About::listing);
        if (error.code == Code::throttled) note_wait(error.limit);
        return error;
    }
    const Json body = TRY(parse_answer(answer));
    const Json* changes = body.find("changes");
    const Json* backoff = body.find("backoff");
    if (changes == nullptr || changes->as_bool() == nullptr) return dropbox_answer_malformed();
    Poll poll{.changes = *changes->as_bool()};
    if (backoff != nullptr && backoff->as_int() != nullptr)
        poll.backoff = std::chrono::seconds(*backoff->as_int());
    return poll;
}

Result<void> DropboxAccount::revoke(const std::stop_token& stop) {
    HttpCall call{.url = settings_.api_url + "/2/auth/token/revoke", .headers = {"Content-Type:"}};
    TRY(send_once(std::move(call), "", stop));
    return {};
}

Result<HttpAnswer> DropboxAccount::send(
    const HttpCall& call, About about, const std::stop_token& stop
) {
    // A second try for a token that ended early and a third for a root that moved; no more, so that
    // a grant that Dropbox will not honour cannot make a loop.
    bool token_renewed = false;
    bool root_adopted = false;
    while (true) {
        const HttpAnswer answer = TRY(send_once(call, TRY(find_root(stop)), stop));
        if (answer.status == 200) return answer;
        const Error error = dropbox_error(answer, about);
        const std::string_view reason = error.reason.view();
        if (error.code == Code::throttled) note_wait(error.limit);
        if (reason == "access_token_ended" && !token_renewed) {
            token_renewed = true;
        } else if (reason == "access_token_ended") {
            return Error{.code = Code::unavailable, .reason = "source_reconnect", .native = 401};
        } else if (reason == "root_moved" && !root_adopted) {
            root_adopted = true;
            adopt_root(answer);
            // A cursor belongs to its root, so what it led to must be listed anew.
            if (call.url.ends_with("/continue"))
                return Error{.code = Code::conflict, .reason = "cursor_reset", .native = 422};
        } else {
            return error;
        }
    }
}

Result<HttpAnswer> DropboxAccount::send_once(
    HttpCall call, const std::string& root, const std::stop_token& stop
) {
    TRY(check_wait());
    const std::string token = TRY(access_token(stop));
    call.headers.push_back("Authorization: Bearer " + token);
    if (!root.empty())
        call.headers.push_back(
            "Dropbox-API-Path-Root: " + to_text(Json::object({{".tag", "root"}, {"root", root}}))
        );
    HttpAnswer answer = TRY(http_.post(call, stop));
    if (answer.status == 401 &&
        dropbox_error(answer, About::listing).reason.view() == "access_token_ended")
        forget_token(token);
    return answer;
}

/// In a team the root is the team's space; what a member sees without asking for it is their own
/// folder.
Result<std::string> DropboxAccount::find_root(const std::stop_token& stop) {
    const std::lock_guard one(asking_root_);
    {
        const std::lock_guard lock(mutex_);
        if (root_) return *root_;
    }
    HttpCall call{
        .url = settings_.api_url + "/2/users/get_current_account", .headers = {"Content-Type:"}};
    HttpAnswer answer = TRY(send_once(call, "", stop));
    if (answer.status == 401) answer = TRY(send_once(call, "", stop));
    if (answer.status != 200) {
        const Error error = dropbox_error(answer, About::listing);
        if (error.code == Code::throttled) note_wait(error.limit);
        if (error.reason.view() == "access_token_ended")
            return Error{.code = Code::unavailable, .reason = "source_reconnect", .native = 401};
        return error;
    }
    std::string root = TRY(root_of(TRY(parse_answer(answer))));
    const std::lock_guard lock(mutex_);
    root_ = root;
    return root;
}

Result<std::string> DropboxAccount::access_token(const std::stop_token& stop) {
    const std::lock_guard one(renewing_);
    {
        const std::lock_guard lock(mutex_);
        if (!token_.empty() && clock_.steady() + kBeforeEnd < token_end_) return token_;
    }
    const auto refreshed = refresh_access(http_, settings_, refresh_token_, stop);
    if (!refreshed) {
        if (refreshed.error().code == Code::throttled) note_wait(refreshed.error().limit);
        return refreshed.error();
    }
    const std::lock_guard lock(mutex_);
    token_ = refreshed->token;
    token_end_ = clock_.steady() + refreshed->lifetime;
    return token_;
}

void DropboxAccount::forget_token(const std::string& token) {
    const std::lock_guard lock(mutex_);
    if (token_ == token) token_.clear();  // else another thread has a new one already
}

void DropboxAccount::adopt_root(const HttpAnswer& answer) {
    const auto body = parse_json(answer.body);
    const Json* error = body ? body->find("error") : nullptr;
    const Json* info = error == nullptr ? nullptr : error->find("invalid_root");
    const std::lock_guard lock(mutex_);
    // Without the new root in the answer the account is asked again.
    root_ = info == nullptr ? std::nullopt : find_text_member(*info, "root_namespace_id");
}

Result<void> DropboxAccount::check_wait() const {
    const std::int64_t left = quiet_until_ - clock_.steady().count();
    if (left <= 0) return {};
    return Error{
        .code = Code::throttled,
        .reason = "dropbox_throttled",
        .limit = (left + 999'999) / 1'000'000};
}

void DropboxAccount::note_wait(std::int64_t seconds) {
    quiet_until_ = (clock_.steady() + std::chrono::seconds(seconds)).count();
}

}  // namespace vitae
