#pragma once
// The few Asio types that the server's own files share. One thread runs the io_context, and every
// coroutine stays on it, so that connections need no locks. A coroutine takes references only to what
// the caller that awaits it holds. `co_await` never stands inside the condition of an `if` or a loop:
// GCC 12 then lays out the frames of functions without local variables wrongly, and they crash.

#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vitae {

namespace asio = boost::asio;

/// The concrete executor, as the polymorphic one costs a few percent of the requests per second.
using Executor = asio::io_context::executor_type;
template <class T>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> kUseTask;

/// TCP and unix sockets alike.
using Socket = asio::basic_stream_socket<asio::generic::stream_protocol, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::generic::stream_protocol, Executor>;

/// Lets one coroutine wait until somebody on the io thread calls `notify`; a call that comes before
/// the wait is kept.
class Signal {
public:
    Task<void> wait();
    void notify();

private:
    /// What Asio resumes the coroutine by. (Asio's any_completion_handler of Boost 1.81 would copy
    /// itself without end when assigned.)
    using Resume = asio::async_result<asio::use_awaitable_t<Executor>, void()>::handler_type;

    bool raised_ = false;
    std::optional<Resume> waiting_;
};

}  // namespace vitae
