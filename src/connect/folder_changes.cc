#include "connect/folder_changes.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace vitae {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t kHow = IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;
/// How long a request to stop may go unseen.
constexpr Duration kLook = std::chrono::milliseconds(200);

Error unavailable() {
    return Error{.code = Code::unavailable, .reason = "source_unavailable", .native = errno};
}

}  // namespace

Result<FolderChanges> FolderChanges::open(const fs::path& root) {
    Descriptor notify(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!notify) return unavailable();
    FolderChanges changes(std::move(notify), root);
    if (!changes.watch(root)) return unavailable();
    changes.watch_below(root);
    return changes;
}

bool FolderChanges::watch(const fs::path& folder) {
    const int watch = ::inotify_add_watch(notify_.get(), folder.c_str(), kEvents | kHow);
    if (watch < 0) {
        // One that is gone again, or is none, is no loss.
        if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP) complete_ = false;
        return false;
    }
    folders_[watch] = folder;
    return true;
}

void FolderChanges::watch_below(const fs::path& folder) {
    std::error_code failed;
    const auto options = fs::directory_options::skip_permission_denied;
    fs::recursive_directory_iterator entry(folder, options, failed);
    for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
        std::error_code unseen;
        if (fs::is_directory(entry->symlink_status(unseen))) watch(entry->path());
    }
    if (failed) complete_ = false;
}

FolderChanges::Seen FolderChanges::wait(Duration most, const std::stop_token& stop) {
    const auto end = std::chrono::steady_clock::now() + most;
    while (!stop.stop_requested()) {
        const auto left =
            std::chrono::duration_cast<Duration>(end - std::chrono::steady_clock::now());
        if (left <= Duration(0)) break;
        pollfd wanted{.fd = notify_.get(), .events = POLLIN, .revents = 0};
        const auto time = std::chrono::ceil<std::chrono::milliseconds>(std::min(left, kLook));
        if (::poll(&wanted, 1, static_cast<int>(time.count())) > 0) {
            const Seen seen = read_events();
            if (seen != Seen::nothing) return seen;
        }
    }
    return Seen::nothing;
}

FolderChanges::Seen FolderChanges::read_events() {
    alignas(inotify_event) std::array<char, 16384> buffer;
    const auto size = ::read(notify_.get(), buffer.data(), buffer.size());
    if (size <= 0) return Seen::nothing;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
        inotify_event event{};
        std::memcpy(&event, &buffer[at], sizeof event);
        const std::string name = event.len > 0 ? &buffer[at + sizeof event] : "";
        at += sizeof event + event.len;
        const auto folder = folders_.find(event.wd);
        if (folder == folders_.end()) continue;
        const bool gone = (event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0;
        if (gone && folder->second == root_) return Seen::root_gone;
        const bool new_folder =
            (event.mask & IN_ISDIR) != 0 && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0;
        if (new_folder) {
            const fs::path path = folder->second / name;
            if (watch(path)) watch_below(path);
        }
        if ((event.mask & IN_IGNORED) != 0) folders_.erase(event.wd);
    }
    return Seen::change;
}

}  // namespace vitae
