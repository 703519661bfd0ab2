#pragma once
// Notices what changes in sources. A thread for each Dropbox account waits in Dropbox's long poll,
// and triggers the account's default path as `system` when something did; where long polls fail, it
// triggers on a schedule. It needs no public address; webhooks come on top (api/webhooks.cc). A
// thread for each folder, where that is wanted: see watch_folder.h. Of several processes on one
// database, one watches a source at a time.

#include <map>
#include <mutex>
#include <thread>

#include "base/condition.h"
#include "ingest/connectors.h"
#include "ingest/watch_folder.h"

namespace vitae {

struct WatchOptions {
    Duration poll = std::chrono::seconds(300);       ///< How long one long poll waits, 30–480 s.
    Duration schedule = std::chrono::minutes(15);    ///< Between triggers while polls fail.
    Duration after_error = std::chrono::seconds(5);  ///< Doubled at each further error.
    bool folders = false;                            ///< Whether folders are watched too.
    FolderWatchOptions folder = {};
    Duration lease = std::chrono::seconds(90);  ///< Of the right to watch a source.
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
    /// Starts a thread for each new source and ends those of sources that are gone, or that another
    /// process watches.
    void supervise(const std::stop_token& stop);
    bool is_watched(const Source& source) const;
    /// Whether this process may watch the source: renews its lease, or tries to get it, now and
    /// then.
    bool hold(const SourceId& id);
    std::jthread start(const Source& source);
    void watch_account(const SourceId& id, const std::stop_token& stop);

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
    Condition changed_;
    Condition never_;  ///< For rests, which no word ends.
    unsigned wakes_ = 0;
    struct Turn {
        bool held = false;
        Duration tried_at = Duration(0);
    };
    const std::string holder_;        ///< This process among those that share the database.
    std::map<SourceId, Turn> turns_;  ///< The supervisor's alone.
    std::map<SourceId, std::jthread> threads_;  ///< The same.
    std::jthread supervisor_;                   // last: it uses all of the above
};

/// Triggers the default path of the account's source: what a poll or a webhook leads to.
Result<void> trigger_changed(Store& store, const Grant& grant, const Source& source);

}  // namespace vitae
