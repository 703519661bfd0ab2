#include "http/client.h"

#include <array>
#include <cerrno>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

#include "base/file.h"
#include "http/unix_address.h"

namespace vitae {

namespace {

namespace http = boost::beast::http;

Error no_answer() {
    return Error{
        .code = Code::unavailable,
        .reason = "server_silent",
        .message =
            "The server of this data folder does not answer on its control socket. Look at its log, or restart it.",
        .native = errno};
}

Result<Descriptor> open_socket(const std::string& path, Duration timeout) {
    const UnixAddress target = TRY(UnixAddress::of(path));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    target.path().copy(address.sun_path, sizeof address.sun_path - 1);
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto seconds = std::chrono::floor<std::chrono::seconds>(timeout);
    const timeval limit{seconds.count(), static_cast<suseconds_t>((timeout - seconds).count())};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return no_answer();
    return socket;
}

std::string to_wire(const Request& request) {
    std::string text = request.method + " " + request.target +
                       " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    for (const Header& header : request.headers) text += header.name + ": " + header.value + "\r\n";
    return text + "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n" +
           request.body;
}

Result<void> send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return no_answer();
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
}

Result<Response> parse(std::string_view bytes) {
    http::response_parser<http::string_body> parser;
    parser.eager(true);
    parser.body_limit(boost::none);
    boost::beast::error_code failed;
    while (!bytes.empty() && !parser.is_done()) {
        const std::size_t used =
            parser.put(boost::asio::buffer(bytes.data(), bytes.size()), failed);
        if (failed || used == 0) break;
        bytes.remove_prefix(used);
    }
    if (!parser.is_done()) return no_answer();
    Response response{.status = static_cast<int>(parser.get().result_int())};
    for (const auto& field : parser.get())
        response.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    response.body = std::move(parser.get().body());
    return response;
}

}  // namespace

Result<Response> send_over_socket(
    const std::string& socket_path, const Request& request, Duration timeout
) {
    const Descriptor socket = TRY(open_socket(socket_path, timeout));
    TRY(send_all(socket.get(), to_wire(request)));
    const auto answer = read_all(socket.get(), std::size_t{256} << 20);
    if (!answer) return no_answer();
    return parse(*answer);
}

}  // namespace vitae
