#pragma once
// The threads that run handlers, which may block. Threads start only when work finds none idle, and
// the one that went idle last is woken first: its stack and caches are warm.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace vitae {

class HandlerPool {
public:
    explicit HandlerPool(std::size_t most_threads);
    /// Finishes all that was submitted.
    ~HandlerPool();

    /// Any thread. `work` must not throw.
    void submit(std::function<void()> work);

private:
    struct Worker {
        std::condition_variable woken;
        std::function<void()> work;
        std::jthread thread;
    };

    void run(Worker& self);
    bool find_work(Worker& self);

    const std::size_t most_threads_;
    std::mutex mutex_;
    std::deque<std::function<void()>> waiting_;  ///< Only while every thread is busy.
    std::vector<Worker*> idle_;
    bool stopping_ = false;
    std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace vitae
