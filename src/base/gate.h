#pragma once
// What many threads wait for and happens once. All of them go on with one call of the system, and
// none waits for a lock of another's. Share it by a shared_ptr: they may be gone before `open`
// returns. Any thread. Linux's futex(2) wakes by address; the standard library's atomic wait spins
// first, which many waiting threads on few cores cannot afford.

#include <atomic>
#include <climits>
#include <cstdint>

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace vitae {

class Gate {
public:
    /// What this thread did before, all who waited see.
    void open() {
        open_.store(1, std::memory_order_release);
        ::syscall(SYS_futex, &open_, FUTEX_WAKE_PRIVATE, INT_MAX, nullptr, nullptr, 0);
    }
    void wait() const {
        while (open_.load(std::memory_order_acquire) == 0)
            ::syscall(SYS_futex, &open_, FUTEX_WAIT_PRIVATE, 0, nullptr, nullptr, 0);
    }

private:
    std::atomic<std::uint32_t> open_ = 0;
    static_assert(sizeof open_ == sizeof(std::uint32_t) && decltype(open_)::is_always_lock_free);
};

}  // namespace vitae
