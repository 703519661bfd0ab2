#pragma once
// Outbound HTTPS, for Dropbox: POST with deadlines and limits. Follows no redirects; plain HTTP
// only to this machine. The only file that knows libcurl. Any thread.

#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"

namespace vitae {

struct HttpCall {
    std::string url;
    std::vector<std::string> headers;  ///< "Name: value"
    std::string body;
    Duration timeout = std::chrono::seconds(100);
    std::size_t body_limit = std::size_t{64} << 20;
};

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> headers;  ///< Names in lower case.
    Bytes body;
};

class HttpClient {
public:
    HttpClient();
    ~HttpClient();

    /// `upstream_unreachable` when there is no whole answer, `file_too_large` over the body limit,
    /// "stopped" when it was told to stop.
    Result<HttpAnswer> post(const HttpCall& call, const std::stop_token& stop);

private:
    struct Line;  ///< A connection that is kept open between calls.
    std::unique_ptr<Line> take_line();

    std::mutex mutex_;
    std::vector<std::unique_ptr<Line>> idle_;
};

/// For form bodies and queries: everything but unreserved characters as %XX (RFC 3986).
std::string percent_encode(std::string_view text);

}  // namespace vitae
