#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>

#include "http/connection.h"

namespace vitae {

namespace {

/// A comment: keeps proxies from closing a quiet stream, and finds peers that vanished.
constexpr std::string_view kHeartbeat = ":\n\n";

}  // namespace

Task<void> HttpConnection::stream_events(EventSource& source) {
    const Executor executor = co_await asio::this_coro::executor;
    asio::co_spawn(executor, watch_peer(shared_from_this()), asio::detached);
    const ServerOptions& options = server_.options;
    SteadyTime last_sent = std::chrono::steady_clock::now();
    while (!peer_gone_ && !server_.draining) {
        std::optional<std::string> text = co_await next_events(source);
        if (!text) break;
        const SteadyTime now = std::chrono::steady_clock::now();
        if (text->empty() && now - last_sent >= options.event_heartbeat) text = kHeartbeat;
        if (!text->empty()) {
            const bool sent = co_await send(*text);
            if (!sent) break;
            last_sent = now;
        }
        next_events_ = now + options.event_interval;
        co_await events_wake_.wait();
        next_events_ = SteadyTime::max();
    }
    stream_->cancel();  // ends watch_peer
}

Task<std::optional<std::string>> HttpConnection::next_events(EventSource& source) {
    std::optional<std::string> text;
    const std::function<void()> work = [&] {
        try {
            text = source.next();
        } catch (...) {
            text.reset();  // ends the stream; the client connects again
        }
    };
    co_await server_.run_on_handler_thread(work);
    co_return text;
}

/// An event stream only writes, so that without a pending read it would not see the client leave.
Task<void> HttpConnection::watch_peer(std::shared_ptr<HttpConnection> self) {
    std::string waste(256, '\0');
    bool here = true;
    while (here) here = co_await self->stream_->read_some(waste) > 0;
    self->peer_gone_ = true;
    self->events_wake_.notify();
}

}  // namespace vitae
