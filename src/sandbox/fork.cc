#include "sandbox/fork.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <sched.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/exchange.h"
#include "sandbox/lock_down.h"

namespace vitae {

namespace {

/// A message of one byte with a file attached to it: unix(7), SCM_RIGHTS.
struct Parcel {
    char byte = 0;
    iovec bytes{.iov_base = &byte, .iov_len = 1};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> attached{};
    msghdr message{};

    Parcel() {
        message.msg_iov = &bytes;
        message.msg_iovlen = 1;
        message.msg_control = attached.data();
        message.msg_controllen = attached.size();
    }
    Parcel(const Parcel&) = delete;
    Parcel& operator=(const Parcel&) = delete;
};

/// -1 when the server has gone.
int receive_socket() {
    Parcel parcel;
    const auto count = ::recvmsg(STDIN_FILENO, &parcel.message, MSG_CMSG_CLOEXEC);
    if (count < 0 && errno == EINTR) return receive_socket();
    const cmsghdr* header = CMSG_FIRSTHDR(&parcel.message);
    if (count != 1 || header == nullptr || header->cmsg_type != SCM_RIGHTS) return -1;
    int socket = -1;
    std::memcpy(&socket, CMSG_DATA(header), sizeof socket);
    return socket;
}

/// Like fork, but the new process is a child of our parent, the server. Good for a process of one
/// thread only.
std::int64_t fork_sibling() {
    const long pid =
        ::syscall(SYS_clone, CLONE_PARENT | SIGCHLD, nullptr, nullptr, nullptr, nullptr);
    return pid < 0 ? -errno : pid;
}

void use_for_standard_streams(int socket) {
    if (::dup2(socket, STDIN_FILENO) < 0 || ::dup2(socket, STDOUT_FILENO) < 0)
        ::_exit(kNotLockedDown);
    ::close(socket);
}

}  // namespace

void fork_for_each_document() {
    say_ready();
    while (true) {
        const int socket = receive_socket();
        if (socket < 0) ::_exit(EXIT_SUCCESS);
        const std::int64_t pid = fork_sibling();
        if (pid == 0) return use_for_standard_streams(socket);
        ::close(socket);
        if (::write(STDOUT_FILENO, &pid, sizeof pid) != sizeof pid) ::_exit(EXIT_FAILURE);
    }
}

bool send_socket(int control, int attached) {
    Parcel parcel;
    cmsghdr* header = CMSG_FIRSTHDR(&parcel.message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof attached);
    std::memcpy(CMSG_DATA(header), &attached, sizeof attached);
    return ::sendmsg(control, &parcel.message, MSG_NOSIGNAL) == 1;
}

}  // namespace vitae
