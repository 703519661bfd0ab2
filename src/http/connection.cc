#include "http/connection.h"

#include <algorithm>
#include <utility>

namespace vitae {

namespace {

using State = RequestParser::State;

constexpr std::size_t kHeadRead = std::size_t{4} << 10;
constexpr std::size_t kBodyRead = std::size_t{64} << 10;  // also the progress that body_timeout asks
constexpr std::size_t kWritePiece = std::size_t{256} << 10;
constexpr std::size_t kMostJoined = std::size_t{64} << 10;  // up to here copying beats a second write
constexpr std::size_t kMostDiscarded = std::size_t{64} << 20;

}  // namespace

Connection::Connection(Shared& shared, std::unique_ptr<Stream> stream, Peer peer, bool excess)
    : shared_(shared)
    , stream_(std::move(stream))
    , peer_(std::move(peer))
    , excess_(excess) {
    shared_.connections.insert(this);
}

Connection::~Connection() {
    shared_.connections.erase(this);
    if (shared_.draining && shared_.connections.empty()) shared_.on_last_gone();
}

Task<void> Connection::serve(std::shared_ptr<Connection> self) {
    self->expire_in(self->shared_.options.head_timeout);
    bool stays = co_await self->stream_->handshake();
    while (stays) stays = co_await self->serve_request();
    self->close();
}

void Connection::tick(SteadyTime now) {
    if (now >= deadline_) stream_->cancel();
    if (now >= next_events_) events_wake_.notify();
}

void Connection::drain() {
    if (waiting_) stream_->cancel();
    events_wake_.notify();
}

/// True when the connection stays for another.
Task<bool> Connection::serve_request() {
    const bool came = co_await wait_for_request();
    if (!came) co_return false;
    const RequestId id = shared_.ids.next();
    RequestParser parser(id, shared_.options.header_limit);
    BodyShare share(shared_);
    if (excess_) parser.refuse(Refusal::overloaded);
    co_await receive_head(parser);
    co_await receive_body(parser, share);
    if (parser.state() == State::complete) co_return co_await answer(parser);
    if (parser.state() == State::refused)
        co_await refuse(parser.refusal(), id);
    else if (expired())
        co_await refuse(Refusal::timeout, id);
    co_return false;
}

/// False when nothing more comes, or should.
Task<bool> Connection::wait_for_request() {
    if (shared_.draining) co_return false;
    if (input_.size() > 0) co_return true;
    if (input_.capacity() > kBodyRead) input_.shrink_to_fit();
    waiting_ = true;
    expire_in(shared_.options.idle_timeout);
    const bool came = co_await read_more(kHeadRead);
    waiting_ = false;
    co_return came;
}

Task<void> Connection::receive_head(RequestParser& parser) {
    expire_in(shared_.options.head_timeout);
    for (;;) {
        input_.consume(parser.put(received()));
        if (parser.state() != State::head) break;
        const bool came = co_await read_more(kHeadRead);
        if (!came) co_return;
    }
    parser.request().transport = peer_.transport;
    parser.request().source_address = peer_.address;
}

Task<void> Connection::receive_body(RequestParser& parser, BodyShare& share) {
    if (parser.state() != State::body) co_return;
    const ServerOptions& options = shared_.options;
    parser.limit_body(
        options.body_limit_for ? options.body_limit_for(parser.request()) : options.body_limit
    );
    if (parser.state() == State::body && parser.expects_continue() && input_.size() == 0)
        co_await send("HTTP/1.1 100 Continue\r\n\r\n");
    expire_in(options.body_timeout);
    std::size_t renewed_at = 0;
    for (;;) {
        input_.consume(parser.put(received()));
        const std::size_t size = parser.request().body.size();
        if (!share.hold(size)) parser.refuse(Refusal::overloaded);
        if (size - renewed_at >= kBodyRead) {
            expire_in(options.body_timeout);
            renewed_at = size;
        }
        if (parser.state() != State::body) co_return;
        const bool came = co_await read_more(kBodyRead);
        if (!came) co_return;
    }
}

Task<bool> Connection::answer(RequestParser& parser) {
    const Request& request = parser.request();
    Response response = co_await handle(request);
    const bool head_only = request.method == "HEAD";
    const bool stays = parser.keeps_alive() && !response.events && !shared_.draining;
    const After kept = parser.is_http_1_0() ? After::keep_alive_http_1_0 : After::keep_alive;
    std::string bytes = encode_head(response, request.id, stays ? kept : After::close);
    if (head_only) {
        response.body.clear();
        response.events.reset();
    }
    const bool sent = co_await send_joined(std::move(bytes), response.body);
    if (!sent) co_return false;
    if (response.events) co_await stream_events(*response.events);
    if (!stays) co_await finish();
    co_return stays;
}

Task<Response> Connection::handle(const Request& request) {
    deadline_ = SteadyTime::max();
    std::optional<Response> response;
    const std::function<void()> work = [&] {
        try {
            response = shared_.handler(request);
        } catch (...) {  // answered below; the refusal's wording says so to its log
        }
    };
    co_await shared_.run_on_handler_thread(work);
    if (!response) response = shared_.refuse(Refusal::internal, request.id);
    co_return std::move(*response);
}

Task<void> Connection::refuse(Refusal refusal, const RequestId& id) {
    const Response response = shared_.refuse(refusal, id);
    const bool sent =
        co_await send_joined(encode_head(response, id, After::close), response.body);
    if (sent) co_await finish();
}

/// Closing while the client still sends would reset the connection, and it might never see our
/// answer: so throw away what comes, within bounds, until it closes.
Task<void> Connection::finish() {
    expire_in(shared_.options.body_timeout);
    co_await stream_->finish();
    std::string waste(kBodyRead, '\0');
    std::size_t discarded = 0;
    while (discarded < kMostDiscarded && !expired() && !shared_.draining) {
        const std::size_t size = co_await stream_->discard(waste);
        if (size == 0) co_return;
        discarded += size;
    }
}

Task<bool> Connection::read_more(std::size_t most) {
    const auto space = input_.prepare(most);
    const std::size_t size =
        co_await stream_->read_some({static_cast<char*>(space.data()), space.size()});
    input_.commit(size);
    co_return size > 0;
}

Task<bool> Connection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, kWritePiece);
        expire_in(shared_.options.write_timeout);
        const bool sent = co_await stream_->write(piece);
        if (!sent) co_return false;
        bytes.remove_prefix(piece.size());
    }
    co_return true;
}

Task<bool> Connection::send_joined(std::string head, std::string_view body) {
    if (body.size() <= kMostJoined) {
        head.append(body);
        co_return co_await send(head);
    }
    const bool sent = co_await send(head);
    if (!sent) co_return false;
    co_return co_await send(body);
}

std::string_view Connection::received() const {
    return {static_cast<const char*>(input_.data().data()), input_.size()};
}

}  // namespace vitae
