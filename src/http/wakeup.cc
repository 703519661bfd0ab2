#include "http/wakeup.h"

#include <utility>

namespace vitae {

Task<void> Wakeup::wait() {
    if (!notified_) {
        const auto keep = [this](Resume resume) { waiting_.emplace(std::move(resume)); };
        co_await asio::async_initiate<decltype(kUseTask), void()>(keep, kUseTask);
    }
    notified_ = false;
}

void Wakeup::notify() {
    notified_ = true;
    if (!waiting_) return;
    Resume resume = std::move(*waiting_);
    waiting_.reset();  // first, as the coroutine may wait again before the call returns
    resume();
}

}  // namespace vitae
