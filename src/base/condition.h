#pragma once
// A condition variable whose waits end as well when a stop is asked for. The standard library's
// condition_variable_any does that too, but holds a lock of its own while it tells: whoever it
// wakes meets that lock, goes to sleep again, and is woken a second time. Any thread.

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

#include "base/time.h"

namespace vitae {

class Condition {
public:
    void notify_one() { changed_.notify_one(); }
    void notify_all() { changed_.notify_all(); }

    /// Returns with the lock held, once `is_so`, or a stop was asked for: then what `is_so` says.
    template <class IsSo>
    bool wait(std::unique_lock<std::mutex>& lock, const std::stop_token& stop, IsSo is_so) {
        while (!is_so() && !stop.stop_requested()) {
            const Stopping stopping(*this, lock, stop);
            changed_.wait(lock, [&] { return is_so() || stop.stop_requested(); });
        }
        return is_so();
    }

    /// The same, no longer than `most`.
    template <class IsSo>
    bool wait_for(
        std::unique_lock<std::mutex>& lock, const std::stop_token& stop, Duration most, IsSo is_so
    ) {
        const auto end = std::chrono::steady_clock::now() + most;
        while (!is_so() && !stop.stop_requested() && std::chrono::steady_clock::now() < end) {
            const Stopping stopping(*this, lock, stop);
            changed_.wait_until(lock, end, [&] { return is_so() || stop.stop_requested(); });
        }
        return is_so();
    }

private:
    /// Tells of a stop while it lives. The lock is not held while it comes and goes: a stop that is
    /// asked for already tells at once, and one that is being asked for is waited for.
    class Stopping {
    public:
        Stopping(Condition& condition, std::unique_lock<std::mutex>& lock, std::stop_token stop)
            : lock_(lock) {
            lock_.unlock();
            callback_.emplace(std::move(stop), Tell{condition, *lock_.mutex()});
            lock_.lock();
        }
        ~Stopping() {
            lock_.unlock();
            callback_.reset();
            lock_.lock();
        }
        Stopping(const Stopping&) = delete;
        Stopping& operator=(const Stopping&) = delete;

    private:
        struct Tell {
            Condition& condition;
            std::mutex& mutex;
            void operator()() const {
                { const std::lock_guard lock(mutex); }  // whoever looked before is waiting by now
                condition.notify_all();
            }
        };
        std::unique_lock<std::mutex>& lock_;
        std::optional<std::stop_callback<Tell>> callback_;
    };

    std::condition_variable changed_;
};

}  // namespace vitae
