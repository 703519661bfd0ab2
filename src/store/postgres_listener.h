#pragma once
// Hears what other processes announce by NOTIFY, on a connection and a thread of its own. A
// connection that was lost is made again; so that nobody counts on it meanwhile, `listening` says
// whether it is there, and it is tried out every second.

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/error.h"
#include "base/file.h"

namespace vitae {

class PostgresListener {
public:
    /// Called on the listener's thread. An empty channel: the connection is new, so anything may
    /// have been missed.
    using Heard = std::function<void(std::string_view channel, std::string_view payload)>;

    /// The URL must lead to the server itself: a pooler would hand the session to others.
    PostgresListener(std::string url, std::vector<std::string> channels, Heard heard);
    ~PostgresListener();

    bool listening() const { return listening_; }

private:
    void run(const std::stop_token& stop);
    void listen(const std::stop_token& stop);

    std::string url_;
    std::vector<std::string> channels_;
    Heard heard_;
    Descriptor stop_;
    std::atomic<bool> listening_ = false;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace vitae
