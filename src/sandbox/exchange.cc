#include "sandbox/exchange.h"

#include <algorithm>
#include <cerrno>
#include <optional>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vitae {

namespace {

constexpr char kReady = 'R';
constexpr std::size_t kHeader = 8;
/// An answer is taken in steps of this size, so that a false length costs the server no memory.
constexpr std::size_t kStep = std::size_t{256} << 10;

Bytes header_of(std::uint64_t length) {
    Bytes header(kHeader, '\0');
    for (std::size_t i = 0; i < kHeader; ++i) header[i] = static_cast<char>(length >> (8 * i));
    return header;
}

std::uint64_t length_in(std::string_view header) {
    std::uint64_t length = 0;
    for (std::size_t i = kHeader; i-- > 0;)
        length = length << 8 | static_cast<unsigned char>(header[i]);
    return length;
}

struct Outgoing {
    Bytes header;
    std::string_view document;
    std::size_t sent = 0;

    bool done() const { return sent == header.size() + document.size(); }

    void send(int socket) {
        const std::string_view rest = sent < header.size() ? std::string_view(header).substr(sent)
                                                           : document.substr(sent - header.size());
        const auto count = ::send(socket, rest.data(), rest.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count >= 0) sent += static_cast<std::size_t>(count);
        // The child has closed its end, but it may have answered before.
        if (count < 0 && errno != EAGAIN && errno != EINTR) sent = header.size() + document.size();
    }
};

struct Incoming {
    std::size_t most;
    Bytes bytes = {};
    std::optional<std::size_t> length = {};  ///< Known once the header is there.

    /// How it ended, when it did.
    std::optional<Reception> receive(int socket) {
        const std::size_t before = bytes.size();
        bytes.resize(before + std::min(length.value_or(kHeader) - before, kStep));
        const auto count = ::recv(socket, &bytes[before], bytes.size() - before, MSG_DONTWAIT);
        bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR))
            return Reception::closed;
        if (!length && bytes.size() == kHeader) {
            length = length_in(bytes);
            if (*length > most) return Reception::too_long;
            bytes.clear();
        }
        return length == bytes.size() ? std::optional(Reception::complete) : std::nullopt;
    }
};

void write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) ::_exit(EXIT_FAILURE);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

Bytes read_exactly(std::size_t length) {
    Bytes bytes(length, '\0');
    for (std::size_t have = 0; have < length;) {
        const auto count = ::read(STDIN_FILENO, &bytes[have], length - have);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) ::_exit(EXIT_FAILURE);
        have += static_cast<std::size_t>(count);
    }
    return bytes;
}

}  // namespace

bool await_event(int file, short events, Deadline deadline) {
    int ready = 0;
    do {
        const Duration left = deadline - system_clock().steady();
        if (left <= Duration::zero()) return false;
        pollfd wanted{.fd = file, .events = events, .revents = 0};
        const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(left).count();
        ready = ::poll(&wanted, 1, static_cast<int>(milliseconds));
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

Reception await_ready(int socket, Deadline deadline) {
    if (!await_event(socket, POLLIN, deadline)) return Reception::late;
    char said = '\0';
    return ::recv(socket, &said, 1, MSG_DONTWAIT) == 1 && said == kReady ? Reception::complete
                                                                         : Reception::closed;
}

Answer exchange(int socket, std::string_view document, std::size_t most, Deadline deadline) {
    Outgoing outgoing{.header = header_of(document.size()), .document = document};
    Incoming incoming{.most = most};
    while (await_event(socket, outgoing.done() ? POLLIN : POLLIN | POLLOUT, deadline)) {
        if (!outgoing.done()) outgoing.send(socket);
        if (const auto reception = incoming.receive(socket))
            return {.reception = *reception, .bytes = std::move(incoming.bytes)};
    }
    return {.reception = Reception::late};
}

void say_ready() {
    write_all({&kReady, 1});
}

Bytes await_document() {
    say_ready();
    return read_exactly(length_in(read_exactly(kHeader)));
}

void give_answer(const Result<Json>& answer, std::string_view besides) {
    const Json reason =
        Json::object({{"reason", answer ? "" : Json(answer.error().reason.view())}});
    const Bytes text = to_text(answer ? *answer : Json::object({{"error", reason}}));
    constexpr std::string_view kEnd("\0", 1);
    write_all(header_of(text.size() + (besides.empty() ? 0 : kEnd.size() + besides.size())));
    write_all(text);
    if (!besides.empty()) {
        write_all(kEnd);
        write_all(besides);
    }
    ::_exit(EXIT_SUCCESS);
}

}  // namespace vitae
