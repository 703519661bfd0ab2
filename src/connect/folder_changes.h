#pragma once
// Tells when something changes in a folder of this machine or below it, by inotify. What changed is
// for a scan to find. Follows no links. One thread.

#include <filesystem>
#include <map>
#include <stop_token>

#include "base/file.h"
#include "base/time.h"

namespace vitae {

class FolderChanges {
public:
    /// `unavailable` when the folder is not there, or the system has no watches left.
    static Result<FolderChanges> open(const std::filesystem::path& root);

    enum class Seen { nothing, change, root_gone };
    /// Waits for the next change, at most that long; looks at `stop` several times a second.
    Seen wait(Duration most, const std::stop_token& stop);

    /// False when some folder could not be watched: changes there are not told.
    bool complete() const { return complete_; }

private:
    FolderChanges(Descriptor notify, std::filesystem::path root)
        : notify_(std::move(notify)), root_(std::move(root)) {}
    void watch_below(const std::filesystem::path& folder);
    bool watch(const std::filesystem::path& folder);
    Seen read_events();

    Descriptor notify_;
    std::filesystem::path root_;
    std::map<int, std::filesystem::path> folders_;  ///< By watch.
    bool complete_ = true;
};

}  // namespace vitae
