#include "sandbox/lock_down.h"

#include <cerrno>
#include <new>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sandbox/landlock.h"
#include "sandbox/system_calls.h"

namespace vitae {

namespace {

/// The standard streams, and the fonts and character maps that one document may need at a time.
constexpr rlim_t kOpenFiles = 32;

Error not_locked_down(Literal message) {
    return Error{
        .code = Code::unavailable,
        .reason = "extract_unavailable",
        .message = message,
        .native = errno};
}

/// The signal comes when the server's thread that started us ends. If that was before we asked for
/// it, the other end of our input is closed.
Result<void> end_with_the_server() {
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        return not_locked_down("The kernel does not tie a child to its server.");
    pollfd server{.fd = STDIN_FILENO, .events = 0, .revents = 0};
    if (::poll(&server, 1, 0) > 0) ::_exit(kNotLockedDown);
    return {};
}

/// When the machine runs short of memory, the kernel is to take a child and not the server.
void be_first_out_of_memory() {
    const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    [[maybe_unused]] const auto written = ::write(file, "1000", 4);
    ::close(file);
}

Result<void> forbid_secrets_and_privileges() {
    if (::prctl(PR_SET_DUMPABLE, 0) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return not_locked_down("The kernel does not let a process give up its privileges.");
    if (::close_range(STDERR_FILENO + 1, ~0U, 0) != 0)
        return not_locked_down("Open files could not be closed.");
    return {};
}

bool limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
    const rlimit limits{.rlim_cur = soft, .rlim_max = hard};
    return ::setrlimit(resource, &limits) == 0;
}

Result<void> set_limits(const Limits& limits) {
    // SIGXCPU first, which says what happened; a second later SIGKILL, which cannot be caught.
    const auto seconds =
        static_cast<rlim_t>(std::chrono::ceil<std::chrono::seconds>(limits.cpu).count());
    const auto memory = static_cast<rlim_t>(limits.memory);
    const bool set = limit(RLIMIT_CPU, seconds, seconds + 1) && limit(RLIMIT_FSIZE, 0, 0) &&
                     limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_NPROC, 0, 0) &&
                     limit(RLIMIT_NOFILE, kOpenFiles, kOpenFiles) &&
                     (!kLimitsMemory || limit(RLIMIT_AS, memory, memory));
    if (!set) return not_locked_down("The kernel refused a resource limit.");
    return {};
}

}  // namespace

Result<void> lock_down(const Limits& limits, std::span<const std::string> readable) {
    std::set_new_handler([] { ::_exit(kOutOfMemory); });
    TRY(end_with_the_server());
    be_first_out_of_memory();
    TRY(forbid_secrets_and_privileges());
    const bool guarded = TRY(forbid_files(readable));
    TRY(set_limits(limits));
    return restrict_system_calls(guarded && !readable.empty() ? Opens::for_reading : Opens::denied);
}

}  // namespace vitae
