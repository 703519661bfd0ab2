#pragma once
// The few Asio types that the server's own files share. One thread runs the io_context, and every
// coroutine stays on it, so that connections need no locks. A coroutine takes references only to
// what the caller that awaits it holds. `co_await` never stands inside the condition of an `if` or
// a loop: GCC 12 then lays out the frames of functions without local variables wrongly, and they
// crash.

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

}  // namespace vitae
