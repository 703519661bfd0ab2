#include "ingest/watch_folder.h"

#include <mutex>

#include "base/condition.h"
#include "base/log.h"
#include "connect/folder_changes.h"
#include "ingest/watch.h"
#include "store/sources.h"

namespace vitae {

namespace {

using Seen = FolderChanges::Seen;

struct FolderWatch {
    Store& store;
    const Grant& grant;
    const FolderWatchOptions& options;
    const std::stop_token& stop;
};

void rest(Duration time, const std::stop_token& stop) {
    std::mutex mutex;
    Condition never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

void trigger(const FolderWatch& watch, const Source& source) {
    const Result<void> triggered = trigger_changed(watch.store, watch.grant, source);
    if (!triggered) log_error("source.trigger_failed", triggered.error(), {{"source", source.id}});
}

/// After a change: until nothing more has happened for a while. Who never stops writing is scanned
/// on schedule.
Seen await_quiet(const FolderWatch& watch, FolderChanges& changes, Duration until) {
    Seen seen = Seen::change;
    while (seen == Seen::change && watch.store.clock().steady() < until)
        seen = changes.wait(watch.options.quiet, watch.stop);
    return seen;
}

/// Until the folder itself is gone.
void follow(const FolderWatch& watch, FolderChanges& changes, const Source& source) {
    while (!watch.stop.stop_requested()) {
        const Duration until = watch.store.clock().steady() + watch.options.schedule;
        Seen seen = changes.wait(watch.options.schedule, watch.stop);
        if (seen == Seen::change) seen = await_quiet(watch, changes, until);
        if (watch.stop.stop_requested() || seen == Seen::root_gone) return;
        trigger(watch, source);
    }
}

std::optional<Source> find_folder(Store& store, const SourceId& id) {
    const auto source = store.read([&](Read& read) { return get_source(read, id); });
    if (!source || source->kind != "folder") return std::nullopt;
    return *source;
}

}  // namespace

void watch_folder(
    Store& store,
    const Grant& grant,
    const SourceId& id,
    const FolderWatchOptions& options,
    const std::stop_token& stop
) {
    const FolderWatch watch{store, grant, options, stop};
    while (!stop.stop_requested()) {
        const auto source = find_folder(store, id);
        if (!source) return;
        auto changes = FolderChanges::open(source->root);
        if (!changes) {
            log_error("source.watch_failed", changes.error(), {{"source", id}});
            rest(options.after_error, stop);
            continue;
        }
        if (!changes->complete()) log_info("source.watch_incomplete", {{"source", id}});
        trigger(watch, *source);  // the watch stands already, so nothing is missed in between
        follow(watch, *changes, *source);
    }
}

}  // namespace vitae
