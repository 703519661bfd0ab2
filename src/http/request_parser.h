#pragma once
// Reads one request out of the bytes of a connection, and refuses what a proxy in front might read
// otherwise than we do (RFC 9112). Pure: no sockets, no clock. The Beast library stays inside the
// .cc file. Called by connection.cc and the fuzz target.

#include <memory>
#include <string_view>

#include "http/message.h"

namespace vitae {

class RequestParser {
public:
    enum class State { head, body, complete, refused };

    RequestParser(RequestId id, std::size_t header_limit);
    ~RequestParser();

    /// Takes what it can from the front of `bytes` and says how much that was; the rest must come
    /// again with more behind it. It pauses after the head, for `limit_body`.
    std::size_t put(std::string_view bytes);
    /// Refuses a body above the limit: now, if its length is known, else as soon as it passes it.
    /// A body that is not to be kept is read to its end and comes out empty.
    void limit_body(std::size_t limit, bool keep = true);
    /// How much of the body has come.
    std::size_t body_size() const;
    void refuse(Refusal refusal);

    State state() const { return state_; }
    /// Only when refused.
    Refusal refusal() const { return refusal_; }
    /// Whole once complete; after the head, all but the body.
    Request& request();

    /// After the head: whether the client will send another request on this connection ...
    bool keeps_alive() const;
    /// ... waits for "100 Continue" before it sends the body ...
    bool expects_continue() const;
    /// ... and speaks HTTP/1.0, so must be told that the connection stays.
    bool is_http_1_0() const;

private:
    class Machine;

    std::size_t put_head(std::string_view bytes);
    std::size_t put_body(std::string_view bytes);

    std::unique_ptr<Machine> machine_;
    std::size_t header_limit_;
    std::size_t searched_ = 0;  ///< No head ends before this offset.
    State state_ = State::head;
    Refusal refusal_ = Refusal::malformed;
};

}  // namespace vitae
