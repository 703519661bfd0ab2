#pragma once
// What the connections of one server share. The io thread alone, but for what is marked.

#include <functional>
#include <mutex>
#include <optional>
#include <unordered_set>
#include <vector>

#include "http/handler_pool.h"
#include "http/request_ids.h"
#include "http/server.h"
#include "http/wakeup.h"

namespace vitae {

class HttpConnection;

class ServerState {
public:
    ServerState(asio::io_context& io, ServerOptions options, Handler handler, Refuse refuse);

    const ServerOptions options;
    const Handler handler;
    const Refuse refuse;
    RequestIds ids;
    std::unordered_set<HttpConnection*> connections;
    std::size_t body_bytes = 0;  ///< Held by all request bodies together.
    bool draining = false;
    std::function<void()> on_last_gone;  ///< When a draining server loses its last connection.

    /// Nothing when the request cannot be taken without waiting; else waits for its answer.
    Task<std::optional<Response>> take_quickly(const Request& request);
    /// Runs blocking work, which must not throw, on a handler thread while the coroutine waits.
    Task<void> run_on_handler_thread(std::function<void()> work);

private:
    void hand_over();
    void bring_back(Wakeup& coroutine);  // handler threads
    void resume_finished();

    asio::io_context& io_;
    std::vector<HandlerPool::Work> handing_over_;  ///< Given to the pool once per round of events.
    std::mutex mutex_;
    std::vector<Wakeup*> finished_;  ///< Guarded by mutex_; one post brings back all.
    HandlerPool pool_;               // last, so that its threads end before what they use
};

/// What one request's body takes of the memory that all bodies may take together.
class BodyShare {
public:
    explicit BodyShare(ServerState& server) : server_(server) {}
    ~BodyShare() { server_.body_bytes -= held_; }
    BodyShare(const BodyShare&) = delete;
    BodyShare& operator=(const BodyShare&) = delete;

    /// False when it is too much.
    bool hold(std::size_t size) {
        server_.body_bytes += size - held_;
        held_ = size;
        return server_.body_bytes <= server_.options.body_memory;
    }

private:
    ServerState& server_;
    std::size_t held_ = 0;
};

}  // namespace vitae
