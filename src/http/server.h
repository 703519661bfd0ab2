#pragma once
// The HTTP/1.1 server: TCP or TLS, and a unix socket for the same user's command line. One thread
// does all the reading and writing; handlers run on threads of their own and may block.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "http/message.h"
#include "http/tls.h"

namespace vitae {

/// Called on handler threads; it may take the request apart. It must not throw; if it does, the
/// answer is Refusal::internal.
using Handler = std::function<Response(Request&)>;
using Reply = std::function<void(Response)>;
/// Takes a request that can be begun without waiting, on the server's own thread. True: `reply` is
/// called once, later or at once, from any thread. False: nothing was done, and a handler gets it.
/// It must not throw.
using TakeQuickly = std::function<bool(const Request&, const Reply& reply)>;
/// Words the answers that the server gives by itself. Called on the server's thread: no waiting.
using Refuse = std::function<Response(Refusal, const RequestId&)>;

/// How much body a request may have, and whether it is worth keeping: a caller who may not send it
/// is better told so than cut off, but shall not fill the memory.
struct BodyRule {
    std::size_t limit = 0;
    bool keep = true;
};

struct ServerOptions {
    std::string address = "127.0.0.1";  ///< A name or number; names are looked up once.
    std::uint16_t port = 0;             ///< 0 takes a free one; see Server::port.
    std::optional<TlsFiles> tls = std::nullopt;
    /// Path of the unix socket, mode 0600; empty for none. One left by a dead server is replaced.
    std::string control_socket;

    std::size_t handler_threads = 64;
    std::size_t max_connections = 1024;
    std::size_t header_limit = std::size_t{16} << 10;
    std::size_t body_limit = std::size_t{1} << 20;
    /// Where routes differ: asked once the head is read, on the server's thread.
    std::function<BodyRule(const Request& head)> body_rule = nullptr;
    TakeQuickly take_quickly = nullptr;
    /// Held by all request bodies together; what would pass it is refused as overloaded.
    std::size_t body_memory = std::size_t{256} << 20;

    Duration head_timeout = std::chrono::seconds(10);   ///< TLS handshake; a head, once begun.
    Duration body_timeout = std::chrono::seconds(30);   ///< For each 64 KiB.
    Duration write_timeout = std::chrono::seconds(30);  ///< For each 256 KiB.
    Duration idle_timeout = std::chrono::seconds(60);   ///< Between requests.
    Duration event_interval = std::chrono::seconds(1);  ///< EventSource::next at least so often.
    Duration event_heartbeat = std::chrono::seconds(15);
};

class Server {
public:
    /// Listens, and serves, once it returns.
    static Result<std::unique_ptr<Server>> open(ServerOptions, Handler, Refuse);
    /// Drains without grace, then waits for handlers that still run.
    ~Server();

    std::uint16_t port() const;
    /// Every open event stream asks its source soon. Cheap; any thread; call after every commit.
    void wake_events();
    /// Stops accepting, ends idle connections and event streams, and gives running requests the
    /// grace to finish. Not from a handler. May be called again.
    void drain(Duration grace);

private:
    class Engine;
    explicit Server(std::unique_ptr<Engine> engine);

    std::unique_ptr<Engine> engine_;
};

}  // namespace vitae
