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

    /// Counts a try before it is made, so that tries side by side count too. How long the key has
    /// to wait instead, if it has to.
    std::optional<Duration> begin_try(const std::string& key, Time now);
    /// The last try was none: it succeeded, or was not made.
    void take_back(const std::string& key);
    void forget(const std::string& key);

private:
    void drop_old(Time now);

    std::size_t allowed_;
    Duration window_;
    std::mutex mutex_;
    std::map<std::string, std::deque<Time>> tries_;
};

}  // namespace vitae
