#include "sandbox/zygote.h"

#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sandbox/fork.h"
#include "sandbox/spawn.h"

namespace vitae {

namespace {

struct Ends {
    int ours;
    int theirs;
};

Result<Ends> open_sockets() {
    int sockets[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
        return failure("extract_unavailable", errno);
    return Ends{.ours = sockets[0], .theirs = sockets[1]};
}

}  // namespace

Result<std::unique_ptr<Zygote>> Zygote::start(
    const std::string& program, const Limits& limits, const std::stop_token& stop
) {
    const Ends ends = TRY(open_sockets());
    const auto pid = spawn(program, to_arguments(limits), ends.theirs);
    ::close(ends.theirs);
    if (!pid) {
        ::close(ends.ours);
        return pid.error();
    }
    std::unique_ptr<Zygote> zygote(new Zygote(*pid, ends.ours, limits));
    TRY(zygote->process_.await_ready(limits, stop));
    return zygote;
}

Result<std::unique_ptr<Child>> Zygote::bear() const {
    const Ends ends = TRY(open_sockets());
    const bool sent = send_socket(process_.socket(), ends.theirs);
    ::close(ends.theirs);
    std::int64_t born = -EPIPE;
    if (sent && await_event(process_.socket(), POLLIN, system_clock().steady() + limits_.start))
        ::recv(process_.socket(), &born, sizeof born, MSG_DONTWAIT);
    if (born > 0) return std::make_unique<Child>(static_cast<pid_t>(born), ends.ours, limits_);
    ::close(ends.ours);
    return failure("extract_unavailable", -born);
}

}  // namespace vitae
