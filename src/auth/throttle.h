#pragma once
// Slows down guessing: after some failures a key has to wait. Kept in memory, bounded; a restart
// forgets. Any thread.

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/time.h"

namespace vitae {

class Throttle {
public:
    Throttle(std::size_t allowed, Duration window) : allowed_(allowed), window_(window) {}

    /// How long the key has to wait before its next try, if it has to.
    std::optional<Duration> wait_for(const std::string& key, Time now);
    void note_failure(const std::string& key, Time now);
    void forget(const std::string& key);

private:
    void drop_old(Time now);

    std::size_t allowed_;
    Duration window_;
    std::mutex mutex_;
    std::map<std::string, std::deque<Time>> failures_;
};

}  // namespace vitae
