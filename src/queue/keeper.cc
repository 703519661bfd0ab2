#include "queue/keeper.h"

#include "base/log.h"

namespace vitae {

namespace {
constexpr auto kInterval = std::chrono::seconds(10);
/// Events come in swarms: one look is for all of them.
constexpr auto kGather = std::chrono::seconds(2);
}  // namespace

QueueKeeper::QueueKeeper(Queue& queue, Store& store, Grant grant)
    : queue_(queue),
      store_(store),
      grant_(std::move(grant)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void QueueKeeper::look() {
    {
        const std::lock_guard lock(mutex_);
        due_ = true;
    }
    changed_.notify_one();
}

void QueueKeeper::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const auto repaired = queue_.sweep(store_, grant_);
        if (!repaired) log_error("queue.sweep_failed", repaired.error());
        if (repaired && *repaired > 0) log_info("queue.repaired", {{"jobs", *repaired}});
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, kGather, [] { return false; });
        changed_.wait_for(lock, stop, kInterval, [&] { return due_; });
        due_ = false;
    }
}

}  // namespace vitae
