#pragma once
// A client for tests that writes bytes as they are, right or wrong, and reads what comes back.
// Every wait ends after ten seconds, so that a server that hangs fails the test.

#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

#include "base/file.h"

namespace vitae {

class RawClient {
public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connect(&address, sizeof address);
    }

    explicit RawClient(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        connect(&address, sizeof address);
    }

    bool connected() const { return connected_; }
    int descriptor() const { return socket_.get(); }

    RawClient& send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;  // the server closed; what it said before is still to be read
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }

    /// All up to and with the mark; what came before the end of the stream if it never comes.
    std::string read_until(std::string_view mark) {
        std::size_t found = received_.find(mark);
        while (found == std::string::npos && read_some()) found = received_.find(mark);
        return take(found == std::string::npos ? received_.size() : found + mark.size());
    }

    /// One response with its body by Content-Length.
    std::string read_response() {
        const std::string head = read_until("\r\n\r\n");
        const std::size_t length = head.find("Content-Length: ");
        if (length == std::string::npos) return head;
        const std::size_t size = std::stoul(head.substr(length + 16));
        while (received_.size() < size && read_some()) {
        }
        return head + take(std::min(size, received_.size()));
    }

    std::string read_to_end() {
        while (read_some()) {
        }
        return take(received_.size());
    }

private:
    template <class Address>
    void connect(const Address* address, socklen_t size) {
        const timeval limit{10, 0};
        ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        const auto* any = reinterpret_cast<const sockaddr*>(address);
        connected_ = ::connect(socket_.get(), any, size) == 0;
    }

    bool read_some() {
        char buffer[4096];
        const ssize_t size = ::recv(socket_.get(), buffer, sizeof buffer, 0);
        if (size > 0) received_.append(buffer, static_cast<std::size_t>(size));
        return size > 0;
    }

    std::string take(std::size_t size) {
        std::string taken = received_.substr(0, size);
        received_.erase(0, size);
        return taken;
    }

    Descriptor socket_;
    bool connected_ = false;
    std::string received_;
};

}  // namespace vitae
