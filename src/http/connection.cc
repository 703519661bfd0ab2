#include "http/connection.h"

#include <utility>

#include "http/response_head.h"

namespace vitae {

namespace {

using State = RequestParser::State;

constexpr std::size_t kHeadRead = std::size_t{4} << 10;
constexpr std::size_t kBodyRead = std::size_t{64}
                                  << 10;  // also the progress that body_timeout asks
constexpr std::size_t kWritePiece = std::size_t{256} << 10;
constexpr std::size_t kMostJoined = std::size_t{64}
                                    << 10;  // up to here copying beats a second write
constexpr std::size_t kMostDiscarded = std::size_t{256} << 20;

}  // namespace

HttpConnection::HttpConnection(
    ServerState& server, std::unique_ptr<ByteStream> stream, Peer peer, bool excess
)
    : server_(server), stream_(std::move(stream)), peer_(std::move(peer)), excess_(excess) {
    server_.connections.insert(this);
}

HttpConnection::~HttpConnection() {
    server_.connections.erase(this);
    if (server_.draining && server_.connections.empty()) server_.on_last_gone();
}

Task<void> HttpConnection::serve(std::shared_ptr<HttpConnection> self) {
    self->expire_in(self->server_.options.head_timeout);
    bool stays = co_await self->stream_->handshake();
    while (stays) stays = co_await self->serve_request();
    self->close();
}

void HttpConnection::tick(SteadyTime now) {
    if (now >= deadline_) stream_->cancel();
    if (now >= next_events_) events_wake_.notify();
}

void HttpConnection::drain() {
    if (waiting_) stream_->cancel();
    events_wake_.notify();
}

/// True when the connection stays for another.
Task<bool> HttpConnection::serve_request() {
    const bool came = co_await wait_for_request();
    if (!came) co_return false;
    RequestParser parser(server_.ids.next(), server_.options.header_limit);
    BodyShare share(server_);
    if (excess_) parser.refuse(Refusal::overloaded);
    co_await receive_head(parser);
    co_await receive_body(parser, share);
    if (parser.state() == State::complete) co_return co_await answer(parser);
    parser.request().body = {};  // not held while the client is slow to take its refusal
    share.hold(0);
    if (parser.state() == State::refused)
        co_await refuse(parser.refusal(), parser.request().id);
    else if (expired())
        co_await refuse(Refusal::timeout, parser.request().id);
    co_return false;
}

/// False when nothing more comes, or should.
Task<bool> HttpConnection::wait_for_request() {
    if (server_.draining) co_return false;
    if (input_.size() > 0) co_return true;
    if (input_.capacity() > kBodyRead) input_.shrink_to_fit();
    waiting_ = true;
    expire_in(server_.options.idle_timeout);
    const bool came = co_await read_more(kHeadRead);
    waiting_ = false;
    co_return came;
}

Task<void> HttpConnection::receive_head(RequestParser& parser) {
    expire_in(server_.options.head_timeout);
    for (;;) {
        input_.consume(parser.put(received()));
        if (parser.state() != State::head) break;
        const bool came = co_await read_more(kHeadRead);
        if (!came) co_return;
    }
    parser.request().transport = peer_.transport;
    parser.request().source_address = peer_.address;
}

Task<void> HttpConnection::receive_body(RequestParser& parser, BodyShare& share) {
    if (parser.state() != State::body) co_return;
    const ServerOptions& options = server_.options;
    const BodyRule rule =
        options.body_rule ? options.body_rule(parser.request()) : BodyRule{options.body_limit};
    parser.limit_body(rule.limit, rule.keep);
    if (parser.state() == State::body && parser.expects_continue() && input_.size() == 0)
        co_await send("HTTP/1.1 100 Continue\r\n\r\n");
    expire_in(options.body_timeout);
    std::size_t renewed_at = 0;
    for (;;) {
        input_.consume(parser.put(received()));
        const std::size_t size = parser.body_size();
        if (!share.hold(parser.request().body.size())) parser.refuse(Refusal::overloaded);
        if (size - renewed_at >= kBodyRead) {
            expire_in(options.body_timeout);
            renewed_at = size;
        }
        if (parser.state() != State::body) co_return;
        const bool came = co_await read_more(kBodyRead);
        if (!came) co_return;
    }
}

Task<bool> HttpConnection::answer(RequestParser& parser) {
    Request& request = parser.request();
    const RequestId id = request.id;
    const bool head_only = request.method == "HEAD";
    Response response = co_await handle(request);
    const bool stays = parser.keeps_alive() && !response.events && !server_.draining;
    const After kept = parser.is_http_1_0() ? After::keep_alive_http_1_0 : After::keep_alive;
    std::string bytes = encode_head(response, id, stays ? kept : After::close);
    if (head_only) response.events.reset();
    if (head_only || !may_have_body(response.status)) response.body.clear();
    const bool sent = co_await send_joined(std::move(bytes), response.body);
    if (!sent) co_return false;
    if (response.events) co_await stream_events(*response.events);
    if (!stays) co_await finish();
    co_return stays;
}

Task<Response> HttpConnection::handle(Request& request) {
    const RequestId id = request.id;
    deadline_ = SteadyTime::max();
    std::optional<Response> response = co_await server_.take_quickly(request);
    if (response) co_return std::move(*response);
    const std::function<void()> work = [&] {
        try {
            response = server_.handler(request);
        } catch (...) {
            response.reset();  // answered below
        }
    };
    co_await server_.run_on_handler_thread(work);
    if (!response) response = server_.refuse(Refusal::internal, id);
    co_return std::move(*response);
}

Task<void> HttpConnection::refuse(Refusal refusal, const RequestId& id) {
    const Response response = server_.refuse(refusal, id);
    const bool sent = co_await send_joined(encode_head(response, id, After::close), response.body);
    if (sent) co_await finish();
}

/// Closing while the client still sends would reset the connection, and it might never see our
/// answer: so throw away what comes, within bounds, until it closes.
Task<void> HttpConnection::finish() {
    expire_in(server_.options.body_timeout);
    co_await stream_->finish();
    waiting_ = true;
    std::string waste(kBodyRead, '\0');
    std::size_t discarded = 0;
    while (discarded < kMostDiscarded && !expired() && !server_.draining) {
        const std::size_t size = co_await stream_->discard(waste);
        if (size == 0) break;
        discarded += size;
    }
}

Task<bool> HttpConnection::read_more(std::size_t most) {
    const auto space = input_.prepare(most);
    const std::size_t size =
        co_await stream_->read_some({static_cast<char*>(space.data()), space.size()});
    input_.commit(size);
    co_return size > 0;
}

Task<bool> HttpConnection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, kWritePiece);
        expire_in(server_.options.write_timeout);
        const bool sent = co_await stream_->write(piece);
        if (!sent) co_return false;
        bytes.remove_prefix(piece.size());
    }
    deadline_ = SteadyTime::max();
    co_return true;
}

Task<bool> HttpConnection::send_joined(std::string head, std::string_view body) {
    if (body.size() <= kMostJoined) {
        head.append(body);
        co_return co_await send(head);
    }
    const bool sent = co_await send(head);
    if (!sent) co_return false;
    co_return co_await send(body);
}

std::string_view HttpConnection::received() const {
    return {static_cast<const char*>(input_.data().data()), input_.size()};
}

}  // namespace vitae
