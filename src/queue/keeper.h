#pragma once
// The thread that keeps rows and queue together: it sweeps now and then, and soon after something
// happened in the queue.

#include <mutex>
#include <thread>

#include "base/condition.h"
#include "queue/queue.h"

namespace vitae {

class QueueKeeper {
public:
    /// All outlive this.
    QueueKeeper(Queue& queue, Store& store, Grant grant);
    ~QueueKeeper() = default;

    /// Something happened in the queue that may not be ours. Cheap; any thread.
    void look();

private:
    void run(const std::stop_token& stop);

    Queue& queue_;
    Store& store_;
    Grant grant_;
    std::mutex mutex_;
    Condition changed_;
    bool due_ = false;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace vitae
