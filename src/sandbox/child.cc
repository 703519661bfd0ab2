#include "sandbox/child.h"

#include <cerrno>
#include <utility>

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/exchange.h"
#include "sandbox/spawn.h"

namespace vitae {

namespace {

Duration to_duration(const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

}  // namespace

Result<std::unique_ptr<Child>> Child::start(const std::string& program, const Limits& limits) {
    int sockets[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
        return failure("extract_unavailable", errno);
    const auto pid = spawn(program, to_arguments(limits), sockets[1]);
    ::close(sockets[1]);
    if (pid) return std::unique_ptr<Child>(new Child(*pid, sockets[0], limits));
    ::close(sockets[0]);
    return pid.error();
}

Child::Child(pid_t pid, int socket, const Limits& limits)
    : pid_(pid), socket_(socket), limits_(limits) {}

Child::~Child() {
    end();
    ::close(socket_);
}

bool Child::alive() const {
    pollfd other_end{.fd = socket_, .events = 0, .revents = 0};
    return ::poll(&other_end, 1, 0) == 0;
}

Result<void> Child::await_ready(const std::stop_token& stop) {
    Outcome outcome{};
    {
        const std::stop_callback stopped(stop, [this] { kill(); });
        outcome = vitae::await_ready(socket_, system_clock().steady() + limits_.start);
    }
    if (outcome == Outcome::complete) return {};
    const Ending ending = end();
    if (stop.stop_requested()) return failure("worker_stopped");
    return failure("extract_unavailable", failure_of(ending, limits_).native);
}

Result<Json> Child::read(std::string_view document, const std::stop_token& stop) {
    const Duration deadline = system_clock().steady() + limits_.wall;
    Answer answer{};
    {
        const std::stop_callback stopped(stop, [this] { kill(); });
        answer = exchange(socket_, document, limits_.output, deadline);
        if (answer.outcome == Outcome::closed && !await_end(deadline))
            answer.outcome = Outcome::late;
    }
    const Ending ending = end();
    if (answer.outcome == Outcome::complete) return read_answer(answer.bytes);
    if (stop.stop_requested()) return failure("worker_stopped");
    if (answer.outcome == Outcome::too_long) return failure("extract_output");
    if (answer.outcome == Outcome::late) return failure("extract_timeout");
    return failure_of(ending, limits_);
}

/// Its whole group: nothing that it started before it was locked down stays behind.
void Child::kill() const {
    ::kill(-pid_, SIGKILL);
}

/// A child that closed its socket is ending by itself, and how is told only at its end.
bool Child::await_end(Duration deadline) const {
    const int process = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
    if (process < 0) return true;
    const bool ended = await_event(process, POLLIN, deadline);
    ::close(process);
    return ended;
}

Ending Child::end() {
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
