#include "ingest/watch.h"

#include <algorithm>

#include "base/log.h"
#include "ingest/trigger.h"
#include "store/listings.h"
#include "store/sources.h"
#include "store/watchers.h"

namespace vitae {

namespace {

/// Word of a change may get lost on its way from another process; and words may come by the
/// thousand, so nobody looks more often than once a second.
constexpr Duration kLook = std::chrono::seconds(20);
constexpr Duration kLeastLook = std::chrono::seconds(1);
constexpr int kMostLooks = 20;
constexpr Duration kMostRest = std::chrono::minutes(5);

Duration wait_of(const Error& error) {
    return error.code == Code::throttled ? std::chrono::seconds(error.limit)
                                         : std::chrono::seconds(0);
}

bool is_live_account(const Source& source) {
    return source.kind == "dropbox" && source.state == SourceState::ok;
}

}  // namespace

Result<void> trigger_changed(Store& store, const Grant& grant, const Source& source) {
    TRY(accept_trigger(store, grant, {.path = source.default_path, .source = source.id.text()}));
    return {};
}

Watches::Watches(Store& store, Connectors& connectors, Grant grant, WatchOptions options)
    : store_(store),
      connectors_(connectors),
      grant_(std::move(grant)),
      options_(options),
      holder_(to_hex(store.random().bytes(16))),
      supervisor_([this](const std::stop_token& stop) { supervise(stop); }) {}

Watches::~Watches() {
    supervisor_.request_stop();
    supervisor_.join();
    (void)store_.tend([&](Tend& tx) { return release_watches(tx, holder_); });
}

void Watches::wake() {
    {
        const std::lock_guard lock(mutex_);
        ++wakes_;
    }
    changed_.notify_all();
}

void Watches::supervise(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const unsigned seen = wakes_so_far();
        const auto sources = store_.read([](Read& read) { return list_sources(read); });
        std::map<SourceId, Source> watched;
        if (sources)
            for (const Source& source : *sources)
                if (is_watched(source) && hold(source.id)) watched.emplace(source.id, source);
        if (sources)
            std::erase_if(threads_, [&](auto& entry) { return !watched.contains(entry.first); });
        for (const auto& [id, source] : watched)
            if (!threads_.contains(id)) threads_.emplace(id, start(source));
        wait_for_word(seen, stop);
    }
    for (auto& [id, thread] : threads_) thread.request_stop();  // all at once, then join
    threads_.clear();
}

bool Watches::is_watched(const Source& source) const {
    return is_live_account(source) || (options_.folders && source.kind == "folder");
}

bool Watches::hold(const SourceId& id) {
    Turn& turn = turns_[id];
    const Duration now = store_.clock().steady();
    if (turn.tried_at != Duration(0) && now - turn.tried_at < options_.lease / 3) return turn.held;
    const auto held =
        store_.tend([&](Tend& tx) { return hold_watch(tx, id, holder_, options_.lease); });
    // While the database is away nobody else can take it either, until the lease lapses.
    if (!held) return turn.held && now - turn.tried_at < options_.lease;
    turn = {*held, now};
    return *held;
}

std::jthread Watches::start(const Source& source) {
    if (source.kind == "folder")
        return std::jthread([this, id = source.id](const std::stop_token& own) {
            watch_folder(store_, grant_, id, options_.folder, own);
        });
    return std::jthread([this, id = source.id](const std::stop_token& own) {
        watch_account(id, own);
    });
}

void Watches::watch_account(const SourceId& id, const std::stop_token& stop) {
    Duration pause = options_.after_error;
    Duration last_trigger = store_.clock().steady();
    while (!stop.stop_requested()) {
        const unsigned seen = wakes_so_far();
        const auto target = find_target(id);
        if (!target) {
            wait_for_word(seen, stop);
            continue;
        }
        const auto changes = poll(*target, stop);
        if (stop.stop_requested()) return;
        const Duration now = store_.clock().steady();
        // A lost cursor is found by the job; while polls fail, the schedule takes their place.
        const bool due = changes ? changes->changes
                                 : changes.error().reason.view() == "cursor_reset" ||
                                       now - last_trigger >= options_.schedule;
        if (due) {
            trigger(target->source);
            last_trigger = now;
            wait_for_cursor(*target, stop);
        }
        if (changes) {
            pause = options_.after_error;
            rest(changes->backoff, stop);
        } else {
            rest(std::max(pause, wait_of(changes.error())), stop);
            pause = std::min(pause * 2, kMostRest);
        }
    }
}

std::optional<Watches::Target> Watches::find_target(const SourceId& id) {
    const auto found = store_.read([&](Read& read) -> Result<std::optional<Target>> {
        Source source = TRY(get_source(read, id));
        const auto listing = TRY(find_listing(read, id, source.default_path));
        // While the first listing goes on there is nothing to compare with.
        if (!is_live_account(source) || !listing || listing->full_since)
            return std::optional<Target>();
        return std::optional(Target{std::move(source), listing->cursor});
    });
    return found ? *found : std::nullopt;
}

Result<DropboxAccount::Poll> Watches::poll(const Target& target, const std::stop_token& stop) {
    const auto account = TRY(connectors_.account_of(target.source));
    auto polled = account->wait_for_changes(target.cursor, options_.poll, stop);
    if (!polled && !stop.stop_requested())
        log_error("source.poll_failed", polled.error(), {{"source", target.source.id}});
    return polled;
}

void Watches::trigger(const Source& source) {
    const Result<void> triggered = trigger_changed(store_, grant_, source);
    if (!triggered) log_error("source.trigger_failed", triggered.error(), {{"source", source.id}});
}

/// Until the job has moved the cursor, a poll would only say the same again.
void Watches::wait_for_cursor(const Target& target, const std::stop_token& stop) {
    for (int i = 0; i < kMostLooks && !stop.stop_requested(); ++i) {
        const unsigned seen = wakes_so_far();
        const auto now = find_target(target.source.id);
        if (now && now->cursor != target.cursor) return;
        wait_for_word(seen, stop);
    }
}

void Watches::rest(Duration time, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    never_.wait_for(lock, stop, time, [] { return false; });
}

unsigned Watches::wakes_so_far() {
    const std::lock_guard lock(mutex_);
    return wakes_;
}

void Watches::wait_for_word(unsigned seen, const std::stop_token& stop) {
    rest(kLeastLook, stop);
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, kLook, [&] { return wakes_ != seen; });
}

}  // namespace vitae
