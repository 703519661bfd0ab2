#pragma once
// A process that we started, at the other end of a socket: always killed and reaped in the end. The
// process that holds it must not ignore SIGCHLD. One thread at a time, but for kill.

#include <stop_token>

#include <sys/types.h>

#include "base/result.h"
#include "sandbox/exchange.h"
#include "sandbox/limits.h"
#include "sandbox/verdict.h"

namespace vitae {

class Process {
public:
    Process(pid_t pid, int socket) : pid_(pid), socket_(socket) {}
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process();

    int socket() const { return socket_; }
    /// Whether it still stands at its end of the socket.
    bool alive() const;
    /// Waits for it to say so, as long as `limits.start`; otherwise it is gone.
    Result<void> await_ready(const Limits& limits, const std::stop_token& stop);
    bool await_end(Deadline deadline) const;
    /// Not once `end` runs.
    void kill() const;
    /// Kills it, if it has not ended by itself.
    Ending end();

private:
    pid_t pid_;  ///< 0 once it is reaped; until then no other process can get this number.
    const int socket_;
};

}  // namespace vitae
