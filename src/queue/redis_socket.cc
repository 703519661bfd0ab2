#include "queue/redis_socket.h"

#include <array>
#include <cerrno>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>

#include "base/file.h"

namespace vitae {

namespace {

Error unreachable(std::int64_t native) {
    return Error{
        .code = Code::unavailable,
        .reason = "redis_unreachable",
        .message =
            "Redis does not answer. Jobs are kept in the database and go on when it is back; check"
            " VITAE_REDIS_URL and the Redis server.",
        .native = native};
}

Error timed_out() {
    Error error = unreachable(ETIMEDOUT);
    error.reason = "redis_timeout";
    return error;
}

Error untrusted() {
    return Error{
        Code::unavailable,
        "redis_tls",
        "The TLS connection to Redis cannot be trusted: its certificate does not fit its name, or its authority is not known here. Set SSL_CERT_FILE to the authority's certificate."};
}

class PlainSocket final : public RedisSocket {
public:
    PlainSocket(Descriptor socket, int interrupt)
        : socket_(std::move(socket)), interrupt_(interrupt) {}

    Result<void> send(std::string_view bytes, RedisDeadline deadline) override {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            else
                TRY(wait_after(errno, POLLOUT, deadline));
        }
        return {};
    }
    Result<std::string_view> receive(RedisDeadline deadline) override {
        while (true) {
            const ssize_t got = ::recv(socket_.get(), buffer_.data(), buffer_.size(), 0);
            if (got > 0) return std::string_view(buffer_.data(), static_cast<std::size_t>(got));
            if (got == 0) return unreachable(ECONNRESET);
            TRY(wait_after(errno, POLLIN, deadline));
        }
    }
    Result<void> wait(short events, RedisDeadline deadline) const {
        using std::chrono::ceil, std::chrono::milliseconds;
        std::array<pollfd, 2> watched{{{socket_.get(), events, 0}, {interrupt_, POLLIN, 0}}};
        const auto left = ceil<milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        if (left <= 0) return timed_out();
        const int ready = ::poll(watched.data(), watched.size(), static_cast<int>(left));
        if (ready < 0 && errno != EINTR) return unreachable(errno);
        if (watched[1].revents != 0) return Error{.code = Code::unavailable, .reason = "stopped"};
        return {};
    }
    int fd() const { return socket_.get(); }

private:
    Result<void> wait_after(int error, short events, RedisDeadline deadline) const {
        if (error == EINTR) return {};
        if (error != EAGAIN && error != EWOULDBLOCK) return unreachable(error);
        return wait(events, deadline);
    }

    Descriptor socket_;
    int interrupt_;
    std::array<char, std::size_t{64} << 10> buffer_;
};

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

class TlsSocket final : public RedisSocket {
public:
    explicit TlsSocket(std::unique_ptr<PlainSocket> plain) : plain_(std::move(plain)) {}

    Result<void> shake_hands(const std::string& host, RedisDeadline deadline) {
        context_.reset(SSL_CTX_new(TLS_client_method()));
        SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
        SSL_CTX_set_default_verify_paths(context_.get());
        SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
        ssl_.reset(SSL_new(context_.get()));
        X509_VERIFY_PARAM* const verify = SSL_get0_param(ssl_.get());
        if (X509_VERIFY_PARAM_set1_ip_asc(verify, host.c_str()) != 1) {
            SSL_set1_host(ssl_.get(), host.c_str());
            // What SSL_set_tlsext_host_name does, without the cast in that macro.
            void* const name = const_cast<char*>(host.c_str());
            SSL_ctrl(ssl_.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name);
        }
        SSL_set_fd(ssl_.get(), plain_->fd());
        const auto shaken = repeat([&] { return SSL_connect(ssl_.get()); }, deadline);
        const bool refused = SSL_get_verify_result(ssl_.get()) != X509_V_OK;
        if (!shaken) return refused ? untrusted() : shaken.error();
        return {};
    }
    Result<void> send(std::string_view bytes, RedisDeadline deadline) override {
        while (!bytes.empty()) {
            const int size = static_cast<int>(std::min(bytes.size(), std::size_t{1} << 20));
            const int sent =
                TRY(repeat([&] { return SSL_write(ssl_.get(), bytes.data(), size); }, deadline));
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return {};
    }
    Result<std::string_view> receive(RedisDeadline deadline) override {
        const int size = static_cast<int>(buffer_.size());
        const int got =
            TRY(repeat([&] { return SSL_read(ssl_.get(), buffer_.data(), size); }, deadline));
        return std::string_view(buffer_.data(), static_cast<std::size_t>(got));
    }

private:
    template <class Try>
    Result<int> repeat(const Try& attempt, RedisDeadline deadline) {
        while (true) {
            const int done = attempt();
            if (done > 0) return done;
            const int cause = SSL_get_error(ssl_.get(), done);
            if (cause != SSL_ERROR_WANT_READ && cause != SSL_ERROR_WANT_WRITE)
                return unreachable(ECONNRESET);
            TRY(plain_->wait(cause == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, deadline));
        }
    }

    std::unique_ptr<PlainSocket> plain_;
    std::unique_ptr<SSL_CTX, FreeSsl> context_;
    std::unique_ptr<SSL, FreeSsl> ssl_;
    std::array<char, std::size_t{64} << 10> buffer_;
};

Result<std::unique_ptr<PlainSocket>> connect_to(
    const addrinfo& place, int interrupt, RedisDeadline deadline
) {
    constexpr int kKind = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
    Descriptor fd(::socket(place.ai_family, kKind, 0));
    if (!fd) return unreachable(errno);
    const int on = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    ::setsockopt(fd.get(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    const bool begun = ::connect(fd.get(), place.ai_addr, place.ai_addrlen) == 0;
    if (!begun && errno != EINPROGRESS) return unreachable(errno);
    const int number = fd.get();
    auto plain = std::make_unique<PlainSocket>(std::move(fd), interrupt);
    if (begun) return plain;
    TRY(plain->wait(POLLOUT, deadline));
    int failure = 0;
    socklen_t size = sizeof(failure);
    ::getsockopt(number, SOL_SOCKET, SO_ERROR, &failure, &size);
    if (failure != 0) return unreachable(failure);
    return plain;
}

Result<std::unique_ptr<PlainSocket>> connect_plainly(
    const RedisAddress& address, int interrupt, RedisDeadline deadline
) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found) != 0)
        return unreachable(EHOSTUNREACH);
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> places(found, freeaddrinfo);
    Result<std::unique_ptr<PlainSocket>> socket = unreachable(EHOSTUNREACH);
    for (const addrinfo* place = found; place != nullptr && !socket; place = place->ai_next)
        socket = connect_to(*place, interrupt, deadline);
    return socket;
}

}  // namespace

Result<std::unique_ptr<RedisSocket>> RedisSocket::connect(
    const RedisAddress& address, int interrupt, RedisDeadline deadline
) {
    auto plain = TRY(connect_plainly(address, interrupt, deadline));
    if (!address.tls) return std::unique_ptr<RedisSocket>(std::move(plain));
    auto tls = std::make_unique<TlsSocket>(std::move(plain));
    TRY(tls->shake_hands(address.host, deadline));
    return std::unique_ptr<RedisSocket>(std::move(tls));
}

}  // namespace vitae
