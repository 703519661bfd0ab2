#pragma once
// Notices what changes in Dropbox accounts: a thread for each waits in Dropbox's long poll, and
// triggers the account's default path as `system` when something did. Where long polls fail, it
// triggers on a schedule. It needs no public address; webhooks come on top (api/webhooks.cc).

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "ingest/connectors.h"

namespace vitae {

struct WatchOptions {
    Duration poll = std::chrono::seconds(300);       ///< How long one long poll waits, 30–480 s.
    Duration schedule = std::chrono::minutes(15);    ///< Between triggers while polls fail.
    Duration after_error = std::chrono::seconds(5);  ///< Doubled at each further error.
};

class Watches {
public:
    /// `grant` is for Action::watch_sources. Store and connectors outlive this.
    Watches(Store& store, Connectors& connectors, Grant grant, WatchOptions options);
    /// Ends all threads, at once.
    ~Watches();

    /// Sources or listings may have changed: look now. Cheap; any thread.
    void wake();

private:
    /// Starts a thread for each new account and ends those of accounts that are gone.
    void supervise(const std::stop_token& stop);
    void watch(const SourceId& id, const std::stop_token& stop);

    struct Target {
        Source source;
        std::string cursor;
    };
    /// What to poll for; none while the source is not watched or not listed yet.
    std::optional<Target> find_target(const SourceId& id);
    Result<DropboxAccount::Poll> poll(const Target& target, const std::stop_token& stop);
    void trigger(const Source& source);
    void wait_for_cursor(const Target& target, const std::stop_token& stop);
    void rest(Duration time, const std::stop_token& stop);
    unsigned wakes_so_far();
    /// Until someone wakes the watches after `seen` was read, or a while has passed.
    void wait_for_word(unsigned seen, const std::stop_token& stop);

    Store& store_;
    Connectors& connectors_;
    Grant grant_;
    WatchOptions options_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    unsigned wakes_ = 0;
    std::map<SourceId, std::jthread> threads_;  ///< The supervisor's alone.
    std::jthread supervisor_;                   // last: it uses all of the above
};

/// Triggers the default path of the account's source: what a poll or a webhook leads to.
Result<void> trigger_changed(Store& store, const Grant& grant, const Source& source);

}  // namespace vitae
