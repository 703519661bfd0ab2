#pragma once
// The server behind Server: the io thread, what it listens on, and the clock that all connections
// share.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/steady_timer.hpp>

#include "http/connection.h"
#include "http/io.h"
#include "http/server.h"
#include "http/server_state.h"

namespace vitae {

class Server::Engine {
public:
    Engine(ServerOptions options, Handler handler, Refuse refuse);
    ~Engine();

    Result<void> listen();
    void start();
    std::uint16_t port() const { return port_; }
    void wake_events();
    void drain(Duration grace);

private:
    struct Door {
        Acceptor acceptor;
        Transport transport;
    };

    Task<void> accept_at(Door& door);
    void admit(Socket socket, Transport transport);
    void tick();
    void wake_event_streams();
    void begin_drain();

    asio::io_context io_{1};
    ServerState server_;
    std::shared_ptr<TlsContext> tls_;
    std::vector<Door> doors_;
    std::uint16_t port_ = 0;
    asio::steady_timer ticker_{io_};
    asio::steady_timer events_timer_{io_};
    std::atomic<bool> wake_pending_ = false;

    std::mutex mutex_;
    std::condition_variable gone_;
    bool all_gone_ = false;  ///< Guarded by mutex_.
    std::jthread thread_;
};

}  // namespace vitae
