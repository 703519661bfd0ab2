#include "http/engine.h"

#include <algorithm>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include "base/log.h"
#include "http/listener.h"

namespace vitae {

namespace {

using boost::system::error_code;

/// Connections beyond the most that still get a 503; the rest are closed unheard.
constexpr std::size_t kExcess = 64;
constexpr Duration kLongestTick = std::chrono::milliseconds(250);
constexpr Duration kEventSpacing = std::chrono::milliseconds(100);  // commits come by the thousand

/// Fine enough for the shortest deadline.
Duration tick_of(const ServerOptions& options) {
    const Duration shortest = std::min(
        {options.head_timeout,
         options.body_timeout,
         options.write_timeout,
         options.idle_timeout,
         options.event_interval}
    );
    return std::clamp(shortest / 4, Duration(1000), kLongestTick);
}

void send_at_once(Socket& socket) {
    const int on = 1;  // Nagle's algorithm would hold back the end of an answer.
    setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void note_failure(const std::exception_ptr& failure) {
    if (failure) log_error("http.connection_failed", {Code::internal, "exception"});
}

}  // namespace

Server::Engine::Engine(ServerOptions options, Handler handler, Refuse refuse)
    : server_(io_, std::move(options), std::move(handler), std::move(refuse)) {}

Server::Engine::~Engine() {
    drain(Duration::zero());
}

Result<void> Server::Engine::listen() {
    const ServerOptions& options = server_.options;
    if (options.tls) tls_ = TRY(open_tls(*options.tls));
    Acceptor acceptor = TRY(listen_on_tcp(io_, options.address, options.port));
    port_ = port_of(acceptor);
    doors_.push_back({std::move(acceptor), tls_ ? Transport::tls : Transport::plain});
    if (!options.control_socket.empty())
        doors_.push_back({TRY(listen_on_unix(io_, options.control_socket)), Transport::control});
    return {};
}

void Server::Engine::start() {
    for (Door& door : doors_) asio::co_spawn(io_, accept_at(door), note_failure);
    tick();
    thread_ = std::jthread([this] { io_.run(); });
}

Task<void> Server::Engine::accept_at(Door& door) {
    asio::steady_timer pause(io_);
    while (!server_.draining) {
        error_code failure;
        Socket socket =
            co_await door.acceptor.async_accept(asio::redirect_error(kUseTask, failure));
        if (!failure) {
            admit(std::move(socket), door.transport);
        } else if (!server_.draining) {  // most often out of descriptors: some will be freed
            pause.expires_after(std::chrono::milliseconds(100));
            co_await pause.async_wait(asio::redirect_error(kUseTask, failure));
        }
    }
}

void Server::Engine::admit(Socket socket, Transport transport) {
    if (server_.draining) return;
    if (transport == Transport::control && !is_own_user(socket)) return;
    const std::size_t most = server_.options.max_connections;
    // The operator gets in at any time.
    const bool excess = transport != Transport::control && server_.connections.size() >= most;
    if (excess && server_.connections.size() >= most + kExcess) return;
    HttpConnection::Peer peer{transport, {}};
    if (transport != Transport::control) {
        peer.address = address_of(socket);
        send_at_once(socket);
    }
    auto stream = transport == Transport::tls ? make_tls_stream(std::move(socket), *tls_)
                                              : make_plain_stream(std::move(socket));
    auto connection =
        std::make_shared<HttpConnection>(server_, std::move(stream), std::move(peer), excess);
    asio::co_spawn(io_, HttpConnection::serve(std::move(connection)), note_failure);
}

void Server::Engine::tick() {
    if (server_.draining && server_.connections.empty()) return;
    const auto now = std::chrono::steady_clock::now();
    for (HttpConnection* connection : server_.connections) connection->tick(now);
    ticker_.expires_after(tick_of(server_.options));
    ticker_.async_wait([this](error_code failure) {
        if (!failure) tick();
    });
}

void Server::Engine::wake_events() {
    if (!wake_pending_.exchange(true)) asio::post(io_, [this] { wake_event_streams(); });
}

void Server::Engine::wake_event_streams() {
    // The timer still holds when the streams were woken last.
    const auto earliest = events_timer_.expiry() + kEventSpacing;
    events_timer_.expires_at(std::max(earliest, std::chrono::steady_clock::now()));
    events_timer_.async_wait([this](error_code) {
        wake_pending_ = false;  // first, so that a commit from now on wakes them again
        for (HttpConnection* connection : server_.connections) connection->wake_events();
    });
}

void Server::Engine::drain(Duration grace) {
    if (!thread_.joinable()) return;
    asio::post(io_, [this] { begin_drain(); });
    std::unique_lock lock(mutex_);
    if (gone_.wait_for(lock, grace, [this] { return all_gone_; })) return;
    asio::post(io_, [this] {
        for (HttpConnection* connection : server_.connections) connection->close();
    });
}

void Server::Engine::begin_drain() {
    if (server_.draining) return;
    server_.draining = true;
    server_.on_last_gone = [this] {
        ticker_.cancel();
        const std::lock_guard lock(mutex_);
        all_gone_ = true;
        gone_.notify_all();
    };
    for (Door& door : doors_) {
        error_code ignored;
        door.acceptor.close(ignored);
    }
    if (!server_.options.control_socket.empty()) unlink(server_.options.control_socket.c_str());
    for (HttpConnection* connection : server_.connections) connection->drain();
    if (server_.connections.empty()) server_.on_last_gone();
}

}  // namespace vitae
