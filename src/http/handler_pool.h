#pragma once
// The threads that run handlers, which may block. A thread starts only when work finds none free.

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/semaphore.h"

namespace vitae {

class HandlerPool {
public:
    using Work = std::function<void()>;  ///< It must not throw.

    explicit HandlerPool(std::size_t most_threads);
    /// Finishes all that was submitted.
    ~HandlerPool();

    /// All at once, as waking several threads costs as much as waking one. Any thread.
    void submit(std::vector<Work> batch);

private:
    void run();

    const std::size_t most_threads_;
    Semaphore ready_;  ///< One permit for each work that waits, and one for each thread at the end.
    std::mutex mutex_;
    std::deque<Work> waiting_;  ///< Guarded by mutex_, as are the following.
    std::size_t free_ = 0;      ///< Threads that have no work.
    std::vector<std::jthread> threads_;
};

}  // namespace vitae
