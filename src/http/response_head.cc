#include "http/response_head.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <boost/beast/http/status.hpp>

namespace vitae {

namespace {

constexpr std::array<std::string_view, 4> kOurs = {
    "Content-Length", "Connection", "Transfer-Encoding", "X-Request-Id"};

bool is_ours(std::string_view name) {
    return std::any_of(kOurs.begin(), kOurs.end(), [&](std::string_view ours) {
        return equal_ignoring_case(ours, name);
    });
}

void append_header(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ");
    const std::size_t start = head.size();
    head.append(value);
    // A line end inside a value would begin a header, or a body, of somebody else's making.
    std::replace_if(
        head.begin() + static_cast<std::ptrdiff_t>(start),
        head.end(),
        [](char letter) { return letter == '\r' || letter == '\n' || letter == '\0'; },
        ' '
    );
    head.append("\r\n");
}

}  // namespace

bool may_have_body(int status) {
    return status >= 200 && status != 204 && status != 304;
}

std::string encode_head(const Response& response, const RequestId& id, After after) {
    const auto status = static_cast<boost::beast::http::status>(response.status);
    std::string head;
    head.reserve(512);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(boost::beast::http::obsolete_reason(status)).append("\r\n");
    for (const Header& header : response.headers)
        if (!is_ours(header.name)) append_header(head, header.name, header.value);
    append_header(head, "X-Request-Id", id.text());
    if (!response.events && may_have_body(response.status))
        append_header(head, "Content-Length", std::to_string(response.body.size()));
    switch (after) {
        case After::keep_alive: break;
        case After::keep_alive_http_1_0: append_header(head, "Connection", "keep-alive"); break;
        case After::close: append_header(head, "Connection", "close"); break;
    }
    return head.append("\r\n");
}

}  // namespace vitae
