#pragma once
// Notices what changes in a folder of this machine, and triggers its source as `system` once it is
// quiet there: files that are still being written are left alone. Scans now and then besides, for
// changes that the system did not tell of, as on some network drives.

#include <stop_token>

#include "store/store.h"

namespace vitae {

struct FolderWatchOptions {
    Duration quiet = std::chrono::seconds(3);         ///< Since the last write, before a scan.
    Duration schedule = std::chrono::minutes(15);     ///< Between scans at the most.
    Duration after_error = std::chrono::seconds(30);  ///< Until a missing folder is looked for.
};

/// Begins with a trigger, for what changed while nobody watched. Returns when told to stop, or when
/// the source is no folder any more. `grant` is for Action::watch_sources.
void watch_folder(
    Store& store,
    const Grant& grant,
    const SourceId& id,
    const FolderWatchOptions& options,
    const std::stop_token& stop
);

}  // namespace vitae
