#include "http/handler_pool.h"

#include <utility>

namespace vitae {

HandlerPool::HandlerPool(std::size_t most_threads) : most_threads_(most_threads) {}

HandlerPool::~HandlerPool() {
    ready_.release(static_cast<std::uint32_t>(threads_.size()));
    threads_.clear();  // joins
}

void HandlerPool::submit(std::vector<Work> batch) {
    {
        const std::lock_guard lock(mutex_);
        for (Work& work : batch) waiting_.push_back(std::move(work));
        for (; free_ < waiting_.size() && threads_.size() < most_threads_; ++free_)
            threads_.emplace_back([this] { run(); });
    }
    ready_.release(static_cast<std::uint32_t>(batch.size()));
}

void HandlerPool::run() {
    for (;;) {
        ready_.acquire();
        Work work;
        {
            const std::lock_guard lock(mutex_);
            if (waiting_.empty()) return;
            work = std::move(waiting_.front());
            waiting_.pop_front();
            --free_;
        }
        work();
        const std::lock_guard lock(mutex_);
        ++free_;
    }
}

}  // namespace vitae
