#pragma once
// One Dropbox account as the API knows it: its access token, its path root, how long it wants to be
// left alone. Shared by all that work on the account's source; any thread.

#include <atomic>
#include <mutex>
#include <optional>

#include "base/json.h"
#include "connect/dropbox_answer.h"
#include "connect/dropbox_settings.h"

namespace vitae {

class DropboxAccount {
public:
    /// The settings, the client and the clock outlive the account.
    DropboxAccount(
        const DropboxSettings& settings,
        HttpClient& http,
        const Clock& clock,
        std::string refresh_token
    );

    /// A call that takes and gives JSON.
    Result<Json> call(Literal route, const Json& argument, const std::stop_token& stop);
    /// The same for listings, of which Dropbox wants one at a time for an account.
    Result<Json> list(Literal route, const Json& argument, const std::stop_token& stop);

    struct Download {
        Json metadata;
        Bytes content;
    };
    Result<Download> download(
        Literal route, const Json& argument, std::size_t limit, const std::stop_token& stop
    );

    struct Poll {
        bool changes = false;
        Duration backoff = Duration(0);  ///< To wait before the next poll.
    };
    /// Returns as soon as something changed after the cursor, else after `timeout` and Dropbox's
    /// jitter.
    Result<Poll> wait_for_changes(
        const std::string& cursor, Duration timeout, const std::stop_token& stop
    );

    /// Ends the grant at Dropbox.
    Result<void> revoke(const std::stop_token& stop);

private:
    /// One call with a good token and the path root.
    Result<HttpAnswer> send(const HttpCall& call, About about, const std::stop_token& stop);
    Result<HttpAnswer> send_once(
        HttpCall call, const std::string& root, const std::stop_token& stop
    );
    Result<std::string> find_root(const std::stop_token& stop);
    Result<std::string> access_token(const std::stop_token& stop);
    void forget_token(const std::string& token);
    void adopt_root(const HttpAnswer& answer);
    Result<void> check_wait() const;
    void note_wait(std::int64_t seconds);

    const DropboxSettings& settings_;
    HttpClient& http_;
    const Clock& clock_;
    const std::string refresh_token_;
    std::mutex listing_;      ///< Held during a listing call: that is what it is for.
    std::mutex asking_root_;  ///< Held while the root is fetched, so that one thread does.
    std::mutex renewing_;     ///< The same for a token.
    std::mutex mutex_;
    std::string token_;
    Duration token_end_ = Duration(0);
    std::optional<std::string> root_;
    std::atomic<std::int64_t> quiet_until_ = 0;  ///< On the steady clock.
};

}  // namespace vitae
