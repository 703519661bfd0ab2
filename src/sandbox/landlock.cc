#include "sandbox/landlock.h"

#include <cerrno>
#include <cstdint>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace vitae {

namespace {

// Debian 12's headers describe version 2 of Landlock; the kernel may know more. Source of the
// numbers below: the kernel's Documentation/userspace-api/landlock.rst. A kernel takes a longer
// struct if what it does not know is zero.
struct Ruleset {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
    std::uint64_t scope = 0;
};

Ruleset all_that(long version) {
    Ruleset all{.files = LANDLOCK_ACCESS_FS_REFER - 1};  // version 1: every bit below
    if (version >= 2) all.files |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) all.files |= 1U << 14;  // truncate
    if (version >= 4) all.network = 0b11;     // TCP bind, connect
    if (version >= 5) all.files |= 1U << 15;  // ioctl on devices
    if (version >= 6) all.scope = 0b11;       // abstract Unix sockets, signals to processes outside
    return all;
}

Error refused() {
    return Error{
        .code = Code::unavailable,
        .reason = "extract_unavailable",
        .message = "The kernel has Landlock but refused its rules.",
        .native = errno};
}

bool allow_reading(int rules, const std::string& folder) {
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    beneath.parent_fd = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (beneath.parent_fd < 0) return errno == ENOENT;
    const bool added =
        ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
    ::close(beneath.parent_fd);
    return added;
}

bool restrict_to(int rules, std::span<const std::string> readable) {
    for (const std::string& folder : readable)
        if (!allow_reading(rules, folder)) return false;
    return ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
}

}  // namespace

Result<bool> forbid_files(std::span<const std::string> readable) {
    const long version =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 0) return false;
    const Ruleset all = all_that(version);
    const auto rules =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0));
    if (rules < 0) return refused();
    const Result<bool> result = restrict_to(rules, readable) ? Result<bool>(true) : refused();
    ::close(rules);
    return result;
}

}  // namespace vitae
