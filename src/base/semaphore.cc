#include "base/semaphore.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace vitae {

namespace {

void futex(std::atomic<std::uint32_t>& word, int operation, std::uint32_t value) {
    // An interrupted or needless wait is looked at again by the caller.
    (void)syscall(SYS_futex, &word, operation | FUTEX_PRIVATE_FLAG, value, nullptr, nullptr, 0);
}

}  // namespace

void Semaphore::acquire() {
    std::uint32_t permits = permits_.load();
    for (;;) {
        if (permits > 0) {
            if (permits_.compare_exchange_weak(permits, permits - 1)) return;
            continue;
        }
        ++sleepers_;  // before the kernel compares, so that no release in between is missed
        futex(permits_, FUTEX_WAIT, 0);
        --sleepers_;
        permits = permits_.load();
    }
}

void Semaphore::release(std::uint32_t permits) {
    permits_ += permits;
    if (sleepers_.load() > 0) futex(permits_, FUTEX_WAKE, permits);
}

}  // namespace vitae
