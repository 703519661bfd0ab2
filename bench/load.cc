// Fires triggers at a server on this machine and measures the answers. Closed loop: each connection
// sends its next request when it has the answer to the last. One thread and epoll, so that it
// takes little of the processor that the server is measured on.
//
//   bench_load PORT CONNECTIONS REQUESTS NAME < token
//
// NAME stands in every path, and no two paths are the same, so no request is deduplicated.

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "report.h"

namespace vitae {

namespace {

Error failed(Literal call) {
    return Error{
        .code = Code::internal,
        .reason = call,
        .message = "The operating system refused the call; the number is its errno.",
        .native = errno};
}

struct Plan {
    std::uint16_t port;
    std::int64_t connections;
    std::int64_t requests;
    std::string name;
    std::string token;
};

/// All requests have the same length: their number is written with as many digits.
std::string make_request(const Plan& plan, std::int64_t number) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%010lld", static_cast<long long>(number));
    const std::string body = "{\"dropboxPath\":\"/" + plan.name + "/" + digits.data() + "\"}";
    return "POST /api/ingestion/trigger HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(plan.port) +
           "\r\nAuthorization: Bearer " + plan.token +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

struct Connection {
    int socket = -1;
    Stopwatch::time_point sent;
    std::string received;
};

/// The size of the answer at the front of `bytes`, or 0 while its head is not whole.
std::size_t answer_size(std::string_view bytes) {
    const std::size_t head = bytes.find("\r\n\r\n");
    if (head == std::string_view::npos) return 0;
    constexpr std::string_view kLength = "\r\ncontent-length:";
    const auto equal = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    const auto* found =
        std::search(bytes.begin(), bytes.begin() + head, kLength.begin(), kLength.end(), equal);
    if (found == bytes.begin() + head) return head + 4;
    const char* digits = found + kLength.size();
    while (*digits == ' ') ++digits;
    std::size_t length = 0;
    std::from_chars(digits, bytes.data() + head, length);
    return head + 4 + length;
}

class Load {
public:
    explicit Load(Plan plan) : plan_(std::move(plan)), connections_(plan_.connections) {}

    Result<Json> run() {
        poll_ = ::epoll_create1(EPOLL_CLOEXEC);
        if (poll_ < 0) return failed("epoll_create1");
        for (Connection& connection : connections_) TRY(open(connection));
        begin_ = Stopwatch::now();
        for (Connection& connection : connections_) TRY(send_next(connection));
        while (answered() < plan_.requests) TRY(wait());
        const auto elapsed = Stopwatch::now() - begin_;
        for (const Connection& connection : connections_) ::close(connection.socket);
        ::close(poll_);

        Json statuses = Json::object();
        for (const auto& [status, count] : statuses_) statuses.set(status, count);
        return report(std::move(latencies_), elapsed).set("statuses", std::move(statuses));
    }

private:
    std::int64_t answered() const { return static_cast<std::int64_t>(latencies_.size()); }

    Result<void> open(Connection& connection) const {
        connection.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connection.socket < 0) return failed("socket");
        const int on = 1;
        ::setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(plan_.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(connection.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) !=
            0)
            return failed("connect");
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &connection}};
        if (::epoll_ctl(poll_, EPOLL_CTL_ADD, connection.socket, &event) != 0)
            return failed("epoll_ctl");
        return {};
    }

    Result<void> send_next(Connection& connection) {
        if (sent_ == plan_.requests) return {};
        const std::string request = make_request(plan_, sent_++);
        connection.sent = Stopwatch::now();
        const ssize_t count =
            ::send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL);
        if (count != static_cast<ssize_t>(request.size())) return failed("send");
        return {};
    }

    Result<void> wait() {
        std::array<epoll_event, 64> events{};
        constexpr int kTimeoutMs = 30'000;
        const int ready = ::epoll_wait(poll_, events.data(), events.size(), kTimeoutMs);
        if (ready <= 0) return failed("epoll_wait");
        for (int i = 0; i < ready; ++i) TRY(receive(*static_cast<Connection*>(events[i].data.ptr)));
        return {};
    }

    Result<void> receive(Connection& connection) {
        std::array<char, 16384> buffer{};
        const ssize_t count = ::recv(connection.socket, buffer.data(), buffer.size(), 0);
        if (count <= 0) return failed("recv");
        connection.received.append(buffer.data(), static_cast<std::size_t>(count));
        const std::size_t size = answer_size(connection.received);
        if (size == 0 || connection.received.size() < size) return {};
        latencies_.push_back(Stopwatch::now() - connection.sent);
        ++statuses_[connection.received.substr(9, 3)];  // behind "HTTP/1.1 "
        connection.received.erase(0, size);
        return send_next(connection);
    }

    const Plan plan_;
    std::vector<Connection> connections_;
    int poll_ = -1;
    std::int64_t sent_ = 0;
    Stopwatch::time_point begin_;
    std::vector<Stopwatch::duration> latencies_;
    std::map<std::string, std::int64_t> statuses_;
};

Result<Json> run(const std::vector<std::string>& arguments) {
    if (arguments.size() != 4)
        return Error{
            .code = Code::invalid,
            .reason = "usage",
            .message = "bench_load PORT CONNECTIONS REQUESTS NAME < token"};
    Plan plan{
        .port = static_cast<std::uint16_t>(TRY(parse_count(arguments[0]))),
        .connections = TRY(parse_count(arguments[1])),
        .requests = TRY(parse_count(arguments[2])),
        .name = arguments[3],
        .token = {}};
    std::getline(std::cin, plan.token);
    return Load(std::move(plan)).run();
}

}  // namespace

}  // namespace vitae

int main(int count, char** values) {
    return vitae::finish(vitae::run({values + 1, values + count}));
}
