#pragma once
// One client's connection: request after request, or an event stream until it ends. The io thread
// alone. Deadlines are coarse: the server calls `tick` on every connection a few times a second, as
// a timer for each request would cost more than the request.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/beast/core/flat_buffer.hpp>

#include "http/byte_stream.h"
#include "http/request_parser.h"
#include "http/server_state.h"

namespace vitae {

class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
public:
    using SteadyTime = std::chrono::steady_clock::time_point;

    struct Peer {
        Transport transport;
        std::string address;
    };

    /// An `excess` connection is one too many: its first request is refused.
    HttpConnection(ServerState& server, std::unique_ptr<ByteStream> stream, Peer peer, bool excess);
    ~HttpConnection();
    HttpConnection(const HttpConnection&) = delete;
    HttpConnection& operator=(const HttpConnection&) = delete;

    /// Its whole life, from the handshake on.
    static Task<void> serve(std::shared_ptr<HttpConnection> self);

    // These three never end a connection within the call, as a stream's `watch_peer` holds it: the
    // server may walk over all connections with them.
    void tick(SteadyTime now);
    void wake_events() { events_wake_.notify(); }
    /// Lets it end if it only waits; a request under way may finish.
    void drain();
    void close() { stream_->close(); }

private:
    Task<bool> serve_request();
    Task<bool> wait_for_request();
    Task<void> receive_head(RequestParser& parser);
    Task<void> receive_body(RequestParser& parser, BodyShare& share);
    Task<bool> answer(RequestParser& parser);
    Task<Response> handle(Request& request);
    Task<void> refuse(Refusal refusal, const RequestId& id);
    Task<void> finish();

    Task<void> stream_events(EventSource& source);
    Task<std::optional<std::string>> next_events(EventSource& source);
    static Task<void> watch_peer(std::shared_ptr<HttpConnection> self);

    Task<bool> read_more(std::size_t most);
    Task<bool> send(std::string_view bytes);
    Task<bool> send_joined(std::string head, std::string_view body);
    std::string_view received() const;
    void expire_in(Duration time) { deadline_ = std::chrono::steady_clock::now() + time; }
    bool expired() const { return std::chrono::steady_clock::now() >= deadline_; }

    ServerState& server_;
    const std::unique_ptr<ByteStream> stream_;
    const Peer peer_;
    const bool excess_;
    boost::beast::flat_buffer input_;  ///< Received, not parsed yet.
    SteadyTime deadline_ = SteadyTime::max();
    bool waiting_ = false;  ///< Only for the peer, so that nothing is lost by closing.

    Wakeup events_wake_;
    SteadyTime next_events_ = SteadyTime::max();
    bool peer_gone_ = false;
};

}  // namespace vitae
