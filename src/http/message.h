#pragma once
// HTTP messages as plain values, and what a handler may answer with. Knows nothing of Vitae.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"

namespace vitae {

/// How a request came in: `control` is the unix socket, whose peer is this user or root.
enum class Transport { plain, tls, control };

struct Header {
    std::string name;
    std::string value;
};

struct Request {
    std::string method;
    std::string path;    ///< Percent-decoded UTF-8, without the query; starts with '/'.
    std::string target;  ///< As sent.
    std::vector<std::pair<std::string, std::string>> query;  ///< Decoded UTF-8, in order.
    std::vector<Header> headers;
    std::string body;
    std::string source_address;  ///< Numeric; empty on the control socket.
    Transport transport = Transport::plain;
    RequestId id;
    std::map<std::string, std::string, std::less<>> path_parameters;  ///< Filled by the router.

    /// The first header of that name in any case, or nullptr.
    const std::string* find_header(std::string_view name) const;
    /// The first query parameter of exactly that name, or nullptr.
    const std::string* find_query(std::string_view name) const;
};

/// A stream of server-sent events (WHATWG HTML, section 9.2). Its calls come one at a time from
/// handler threads; the server's own thread destroys it.
class EventSource {
public:
    virtual ~EventSource() = default;
    /// The text to send next, ready framed; empty when there is nothing new; nullopt ends the
    /// stream. It may block for milliseconds.
    virtual std::optional<std::string> next() = 0;
};

/// The server adds Content-Length, Connection and X-Request-Id; a handler's own are dropped.
struct Response {
    int status = 200;
    std::vector<Header> headers;
    std::string body;
    std::shared_ptr<EventSource> events;  ///< ServerState, so that a Response can be copied.

    const std::string* find_header(std::string_view name) const;
};

/// Why the server answers a request itself instead of giving it to the handler.
enum class Refusal { malformed, header_too_large, body_too_large, timeout, overloaded, internal };

/// ASCII letters only, as header names are compared.
bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace vitae
