#include "http/server_state.h"

#include <utility>

#include <boost/asio/post.hpp>

namespace vitae {

ServerState::ServerState(
    asio::io_context& io, ServerOptions server_options, Handler handle, Refuse refuse_with
)
    : options(std::move(server_options)),
      handler(std::move(handle)),
      refuse(std::move(refuse_with)),
      io_(io),
      pool_(options.handler_threads) {}

Task<std::optional<Response>> ServerState::take_quickly(const Request& request) {
    std::optional<Response> response;
    Wakeup answered;
    const Reply reply = [this, &response, &answered](Response answer) {
        response = std::move(answer);
        bring_back(answered);
    };
    if (!options.take_quickly || !options.take_quickly(request, reply)) co_return std::nullopt;
    co_await answered.wait();
    co_return response;
}

Task<void> ServerState::run_on_handler_thread(std::function<void()> work) {
    Wakeup finished;
    const auto errand = [this, &work, &finished] {
        work();
        bring_back(finished);
    };
    // Posted, it comes after all that the present round of events brought: one wake-up for many.
    if (handing_over_.empty()) asio::post(io_, [this] { hand_over(); });
    handing_over_.emplace_back(std::cref(errand));
    co_await finished.wait();
}

void ServerState::hand_over() {
    pool_.submit(std::exchange(handing_over_, {}));
}

void ServerState::bring_back(Wakeup& coroutine) {
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        first = finished_.empty();
        finished_.push_back(&coroutine);
    }
    if (first) asio::post(io_, [this] { resume_finished(); });
}

void ServerState::resume_finished() {
    std::vector<Wakeup*> finished;
    {
        const std::lock_guard lock(mutex_);
        finished.swap(finished_);
    }
    for (Wakeup* coroutine : finished) coroutine->notify();
}

}  // namespace vitae
