#pragma once
// Lets one coroutine wait until somebody on the io thread calls `notify`; a call that comes before
// the wait is kept.

#include <optional>

#include "http/io.h"

namespace vitae {

class Wakeup {
public:
    Task<void> wait();
    void notify();

private:
    /// What Asio resumes the coroutine by. (The any_completion_handler of Boost 1.81 copies itself
    /// without end when assigned.)
    using Resume = asio::async_result<asio::use_awaitable_t<Executor>, void()>::handler_type;

    bool notified_ = false;
    std::optional<Resume> waiting_;
};

}  // namespace vitae
