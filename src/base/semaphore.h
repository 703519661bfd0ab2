#pragma once
// A counting semaphore that wakes many sleepers by one system call (a Linux futex). The standard
// one wakes every sleeper to give out one permit, and yields the processor before it sleeps.

#include <atomic>
#include <cstdint>

namespace vitae {

class Semaphore {
public:
    void acquire();
    void release(std::uint32_t permits);

private:
    std::atomic<std::uint32_t> permits_ = 0;
    std::atomic<std::uint32_t> sleepers_ = 0;
};

}  // namespace vitae
