#include "http/handler_pool.h"

#include <utility>

namespace vitae {

HandlerPool::HandlerPool(std::size_t most_threads) : most_threads_(most_threads) {
    idle_.reserve(most_threads);
}

HandlerPool::~HandlerPool() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        for (Worker* worker : idle_) worker->woken.notify_one();
    }
    workers_.clear();  // joins them
}

void HandlerPool::submit(std::function<void()> work) {
    std::unique_lock lock(mutex_);
    if (!idle_.empty()) {
        Worker& worker = *idle_.back();
        idle_.pop_back();
        worker.work = std::move(work);
        lock.unlock();  // or the woken thread would run into the lock
        worker.woken.notify_one();
    } else if (workers_.size() < most_threads_) {
        Worker& worker = *workers_.emplace_back(std::make_unique<Worker>());
        worker.work = std::move(work);
        worker.thread = std::jthread(&HandlerPool::run, this, std::ref(worker));
    } else {
        waiting_.push_back(std::move(work));
    }
}

void HandlerPool::run(Worker& self) {
    do {
        std::exchange(self.work, nullptr)();
    } while (find_work(self));
}

bool HandlerPool::find_work(Worker& self) {
    std::unique_lock lock(mutex_);
    if (!waiting_.empty()) {
        self.work = std::move(waiting_.front());
        waiting_.pop_front();
        return true;
    }
    if (stopping_) return false;
    idle_.push_back(&self);
    self.woken.wait(lock, [&] { return self.work || stopping_; });
    return self.work != nullptr;
}

}  // namespace vitae
