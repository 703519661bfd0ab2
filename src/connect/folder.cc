#include "connect/folder.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/sha256.h"
#include "connect/skip_rules.h"
#include "model/nfc.h"
#include "model/reason.h"

namespace vitae {

namespace {

/// A change younger than this may be followed by another within one tick of the file system's
/// clock.
constexpr Duration kRacy = std::chrono::seconds(2);

/// Opens what lies beneath the root, never through a link. The path has a leading '/'.
Descriptor open_beneath(int root, std::string_view path, std::uint64_t flags) {
    const std::string relative = path == "/" ? "." : std::string(path.substr(1));
    open_how how{};
    how.flags = flags | O_CLOEXEC | O_NOFOLLOW;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    return Descriptor(
        static_cast<int>(::syscall(SYS_openat2, root, relative.c_str(), &how, sizeof how))
    );
}

Error not_found() {
    return Error{Code::not_found, "path_not_found", find_reason("path_not_found")->message};
}

Error read_error() {
    switch (errno) {
        case ENOENT:
        case ENOTDIR:
            return Error{.code = Code::not_found, .reason = "file_vanished", .native = errno};
        case EACCES:
        case EPERM:
            return Error{.code = Code::unavailable, .reason = "file_unreadable", .native = errno};
        case ELOOP: return Error{.code = Code::invalid, .reason = "file_symlink", .native = errno};
        default:
            return Error{.code = Code::unavailable, .reason = "file_read_failed", .native = errno};
    }
}

std::string join(const std::string& folder, std::string_view name) {
    return (folder == "/" ? "/" : folder + "/") + std::string(name);
}

/// Descending. Not by readdir, which gets itself a buffer for each folder.
Result<std::vector<std::string>> read_names(const Descriptor& folder) {
    std::vector<std::string> names;
    alignas(dirent64) std::array<char, std::size_t{16} << 10> buffer;
    while (true) {
        const ssize_t got = ::getdents64(folder.get(), buffer.data(), buffer.size());
        if (got < 0) return read_error();
        if (got == 0) break;
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            const auto* entry = reinterpret_cast<const dirent64*>(&buffer[at]);
            at += entry->d_reclen;
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..") names.emplace_back(name);
        }
    }
    std::sort(names.begin(), names.end(), std::greater<>());
    return names;
}

Result<std::vector<std::string>> read_names(int root, const std::string& path) {
    const Descriptor folder = open_beneath(root, path, O_RDONLY | O_DIRECTORY);
    if (!folder) return read_error();
    return read_names(folder);
}

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// What changes whenever the content may have. The change time cannot be set by hand, unlike the
/// modification time.
std::string stamp_of(const struct stat& status, Time now) {
    if (now - from_micros(nanoseconds(status.st_ctim) / 1000) < kRacy) return {};
    return std::to_string(status.st_size) + ":" + std::to_string(nanoseconds(status.st_mtim)) +
           ":" + std::to_string(nanoseconds(status.st_ctim)) + ":" + std::to_string(status.st_ino);
}

std::string_view skip_reason(
    std::string_view name, const std::string& path, const struct stat& status
) {
    if (const auto clutter = clutter_reason(name); !clutter.empty()) return clutter;
    if (S_ISLNK(status.st_mode)) return "file_symlink";
    if (!S_ISREG(status.st_mode)) return "file_not_regular";
    if (!to_nfc(path)) return "name_not_utf8";
    if (path.size() > 1024) return "path_too_long";
    if (status.st_size == 0) return "file_empty";
    if (status.st_size > static_cast<std::int64_t>(kMaxFileBytes)) return "file_too_large";
    return {};
}

/// The path as text, even when the name on disk is not: each odd byte becomes its hexadecimal
/// digits.
std::string printable(const std::string& path) {
    if (to_nfc(path)) return path;
    std::string text;
    for (const char c : path)
        text += static_cast<unsigned char>(c) < 0x80 ? std::string(1, c) : "%" + to_hex({&c, 1});
    return text;
}

}  // namespace

Result<Folder> Folder::open(const std::filesystem::path& root, Time now) {
    Descriptor fd(::open(root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!fd)
        return Error{
            .code = Code::unavailable,
            .reason = "source_unavailable",
            .message = find_reason("source_unavailable")->message,
            .native = errno};
    return Folder(std::move(fd), now);
}

Result<std::string> Folder::start_listing(const std::string& path, const std::stop_token&) {
    folders_.clear();
    files_.clear();
    first_ = open_beneath(root_.get(), path, O_RDONLY | O_DIRECTORY);
    if (first_) {
        folders_.push_back(path);
        return path == "/" ? "" : printable(path);
    }
    const std::string real = TRY(find_real_path(path));
    const Descriptor fd = open_beneath(root_.get(), real, O_PATH);
    struct stat status {};
    if (!fd || ::fstat(fd.get(), &status) != 0) return not_found();
    const std::string place = real == "/" ? "" : printable(real);
    if (S_ISDIR(status.st_mode)) {
        folders_.push_back(real);
        return place;
    }
    const std::size_t slash = real.rfind('/');
    const std::string folder = slash == 0 ? "/" : real.substr(0, slash);
    const Descriptor parent = open_beneath(root_.get(), folder, O_PATH | O_DIRECTORY);
    if (parent) list_entry(parent.get(), folder, real.substr(slash + 1));
    return place;
}

Result<void> Folder::resume_listing(const std::string&) {
    return cursor_reset();
}

Result<ListedPage> Folder::next_page(std::size_t limit, const std::stop_token&) {
    ListedPage page;
    while (page.entries.size() < limit) {
        if (!files_.empty()) {
            page.entries.push_back({ListedEntry::Kind::file, std::move(files_.back())});
            files_.pop_back();
        } else if (!folders_.empty()) {
            const std::string folder = std::move(folders_.back());
            folders_.pop_back();
            const Result<void> listed = list_folder(folder);
            // A folder that went away or may not be read takes only itself out of the listing.
            if (!listed && listed.error().reason.view() == "file_read_failed")
                return listed.error();
            if (!listed) page.complete = false;
        } else {
            break;
        }
    }
    page.more = !files_.empty() || !folders_.empty();
    return page;
}

/// The path as it is spelled on disk: macOS and some programs store names decomposed, callers send
/// them composed.
Result<std::string> Folder::find_real_path(const std::string& path) const {
    if (path == "/" || open_beneath(root_.get(), path, O_PATH)) return path;
    std::string real = "/";
    for (std::size_t at = 1; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string wanted = path.substr(at, end - at);
        at = end + 1;
        const auto names = read_names(root_.get(), real);
        if (!names) return not_found();
        const auto found = std::find_if(names->begin(), names->end(), [&](const std::string& name) {
            const auto normal = to_nfc(name);
            return name == wanted || (normal && *normal == wanted);
        });
        if (found == names->end()) return not_found();
        real = join(real, *found);
    }
    return real;
}

Result<void> Folder::list_folder(const std::string& path) {
    const Descriptor folder = first_ ? std::exchange(first_, {})
                                     : open_beneath(root_.get(), path, O_RDONLY | O_DIRECTORY);
    if (!folder) return read_error();
    for (const std::string& name : TRY(read_names(folder))) list_entry(folder.get(), path, name);
    return {};
}

void Folder::list_entry(int parent, const std::string& folder, const std::string& name) {
    const std::string path = join(folder, name);
    struct stat status {};
    if (::fstatat(parent, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return;  // gone again
    if (S_ISDIR(status.st_mode)) {
        if (name != ".dropbox.cache") folders_.push_back(path);
        return;
    }
    files_.push_back(
        {.key = printable(path),
         .path = printable(path),
         .place = printable(path),
         .size = status.st_size,
         .stamp = stamp_of(status, now_),
         .version = {},
         .revision = {},
         .skip_reason = skip_reason(name, path, status)}
    );
}

Result<std::string> Folder::read_revision(const ListedFile& file) {
    return to_hex(sha256(TRY(fetch(file))));
}

Result<Bytes> Folder::fetch(const ListedFile& file, const std::stop_token&) {
    const Descriptor fd = open_beneath(root_.get(), file.key, O_RDONLY | O_NONBLOCK);
    struct stat before {};
    if (!fd || ::fstat(fd.get(), &before) != 0) return read_error();
    if (!S_ISREG(before.st_mode)) return Error{.code = Code::invalid, .reason = "file_not_regular"};
    Bytes bytes = TRY(read_all(fd.get(), kMaxFileBytes));
    struct stat after {};
    if (::fstat(fd.get(), &after) != 0) return read_error();
    const bool changed = nanoseconds(before.st_mtim) != nanoseconds(after.st_mtim) ||
                         after.st_size != static_cast<std::int64_t>(bytes.size());
    if (changed) return Error{.code = Code::unavailable, .reason = "file_changed"};
    if (bytes.empty()) return Error{.code = Code::invalid, .reason = "file_empty"};
    return bytes;
}

Result<std::vector<FolderEntry>> Folder::browse(const std::string& path, const std::stop_token&) {
    const std::string real = TRY(find_real_path(path));
    const Descriptor folder = open_beneath(root_.get(), real, O_RDONLY | O_DIRECTORY);
    if (!folder) return not_found();
    std::vector<FolderEntry> entries;
    for (const std::string& name : TRY(read_names(folder))) {
        struct stat status {};
        if (::fstatat(folder.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
        const bool is_folder = S_ISDIR(status.st_mode);
        if (!is_folder && !S_ISREG(status.st_mode)) continue;
        entries.push_back(
            {printable(name),
             printable(join(real, name)),
             is_folder,
             is_folder ? 0 : status.st_size}
        );
    }
    std::sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) {
        return a.is_folder != b.is_folder ? a.is_folder : a.name < b.name;
    });
    return entries;
}

Result<void> Folder::check_health(const std::stop_token&) {
    if (open_beneath(root_.get(), "/", O_RDONLY | O_DIRECTORY)) return {};
    return Error{.code = Code::unavailable, .reason = "source_unavailable", .native = errno};
}

}  // namespace vitae
