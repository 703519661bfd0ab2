#include "http/shared.h"

#include <utility>

#include <boost/asio/post.hpp>

namespace vitae {

Shared::Shared(
    asio::io_context& io, ServerOptions server_options, Handler handle, Refuse refuse_with
)
    : options(std::move(server_options))
    , handler(std::move(handle))
    , refuse(std::move(refuse_with))
    , io_(io)
    , pool_(options.handler_threads) {}

Task<void> Shared::run_on_handler_thread(std::function<void()> work) {
    Signal finished;
    if (handing_over_.empty()) asio::post(io_, [this] { hand_over(); });
    handing_over_.emplace_back([this, &work, &finished] {
        work();
        bring_back(finished);
    });
    co_await finished.wait();
}

void Shared::hand_over() {
    pool_.submit(std::exchange(handing_over_, {}));
}

void Shared::bring_back(Signal& waiting) {
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        first = finished_.empty();
        finished_.push_back(&waiting);
    }
    if (first) asio::post(io_, [this] { deliver(); });
}

void Shared::deliver() {
    std::vector<Signal*> finished;
    {
        const std::lock_guard lock(mutex_);
        finished.swap(finished_);
    }
    for (Signal* signal : finished) signal->notify();
}

}  // namespace vitae
