#include "sandbox/process.h"

#include <cerrno>
#include <utility>

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vitae {

namespace {

Duration to_duration(const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

}  // namespace

Process::~Process() {
    end();
    ::close(socket_);
}

bool Process::alive() const {
    pollfd other_end{.fd = socket_, .events = 0, .revents = 0};
    return ::poll(&other_end, 1, 0) == 0;
}

Result<void> Process::await_ready(const Limits& limits, const std::stop_token& stop) {
    Reception reception{};
    {
        const std::stop_callback stopped(stop, [this] { kill(); });
        reception = vitae::await_ready(socket_, system_clock().steady() + limits.start);
    }
    if (reception == Reception::complete) return {};
    const Ending ending = end();
    if (stop.stop_requested()) return failure("worker_stopped");
    return failure("extract_unavailable", failure_of(ending, limits).native);
}

bool Process::await_end(Deadline deadline) const {
    const int process = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
    if (process < 0) return true;
    const bool ended = await_event(process, POLLIN, deadline);
    ::close(process);
    return ended;
}

void Process::kill() const {
    ::kill(pid_, SIGKILL);
}

Ending Process::end() {
    if (pid_ == 0) return {};
    kill();  // changes nothing for one that has ended already
    const pid_t pid = std::exchange(pid_, 0);
    Ending ending{};
    rusage usage{};
    while (::wait4(pid, &ending.status, 0, &usage) < 0 && errno == EINTR) {
    }
    ending.cpu = to_duration(usage.ru_utime) + to_duration(usage.ru_stime);
    return ending;
}

}  // namespace vitae
