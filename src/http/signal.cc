#include <utility>

#include "http/io.h"

namespace vitae {

Task<void> Signal::wait() {
    if (!raised_) {
        const auto keep = [this](Resume resume) { waiting_.emplace(std::move(resume)); };
        co_await asio::async_initiate<decltype(kUseTask), void()>(keep, kUseTask);
    }
    raised_ = false;
}

void Signal::notify() {
    raised_ = true;
    if (!waiting_) return;
    Resume resume = std::move(*waiting_);
    waiting_.reset();  // first, as the coroutine may wait again before the call returns
    resume();
}

}  // namespace vitae
