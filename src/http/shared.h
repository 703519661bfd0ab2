#pragma once
// What the connections of one server share. The io thread alone, but for what is marked.

#include <functional>
#include <mutex>
#include <unordered_set>
#include <vector>

#include "http/handler_pool.h"
#include "http/io.h"
#include "http/request_ids.h"
#include "http/server.h"

namespace vitae {

class Connection;

class Shared {
public:
    Shared(asio::io_context& io, ServerOptions server_options, Handler handle, Refuse refuse_with);

    const ServerOptions options;
    const Handler handler;
    const Refuse refuse;
    std::unordered_set<Connection*> connections;
    RequestIds ids;
    std::size_t body_bytes = 0;  ///< Held by all request bodies together.
    bool draining = false;
    std::function<void()> on_last_gone;  ///< Called when a draining server loses its last connection.

    /// Runs blocking work, which must not throw, on a handler thread while the coroutine waits.
    Task<void> run_on_handler_thread(std::function<void()> work);

private:
    void hand_over();
    void bring_back(Signal& waiting);  // handler threads
    void deliver();

    asio::io_context& io_;
    std::vector<HandlerPool::Work> handing_over_;  ///< Emptied once all that came in has been read.
    std::mutex mutex_;
    std::vector<Signal*> finished_;  ///< Guarded by mutex_; emptied by one post for many.
    HandlerPool pool_;  // last, so that its threads end before what they use
};

/// What one request's body takes of the memory that all bodies may take together.
class BodyShare {
public:
    explicit BodyShare(Shared& shared) : shared_(shared) {}
    ~BodyShare() { shared_.body_bytes -= held_; }
    BodyShare(const BodyShare&) = delete;
    BodyShare& operator=(const BodyShare&) = delete;

    /// False when it is too much.
    bool hold(std::size_t size) {
        shared_.body_bytes += size - held_;
        held_ = size;
        return shared_.body_bytes <= shared_.options.body_memory;
    }

private:
    Shared& shared_;
    std::size_t held_ = 0;
};

}  // namespace vitae
