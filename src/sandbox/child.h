#pragma once
// One `vitae-extract` process: started, given one document, and always gone afterwards. Started and
// used by Pool. The kernel ends it with the thread that started it. One thread at a time.

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "base/json.h"
#include "sandbox/limits.h"
#include "sandbox/verdict.h"

namespace vitae {

class Child {
public:
    /// Does not wait until it is ready, so that several make ready at once.
    static Result<std::unique_ptr<Child>> start(const std::string& program, const Limits& limits);
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();

    /// Whether it still stands at its end of the socket.
    bool alive() const;
    Result<void> await_ready(const std::stop_token& stop);
    /// Call once, when ready. Afterwards the process is gone.
    Result<Json> read(std::string_view document, const std::stop_token& stop);

private:
    Child(pid_t pid, int socket, const Limits& limits);
    void kill() const;
    bool await_end(Duration deadline) const;
    Ending end();

    pid_t pid_;  ///< 0 once it is reaped; until then no other process can get this number.
    const int socket_;
    const Limits limits_;
};

}  // namespace vitae
