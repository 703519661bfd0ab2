#include "http/listener.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "http/unix_address.h"

namespace vitae {

namespace {

using asio::ip::tcp;
using boost::system::error_code;
using Unix = asio::local::stream_protocol;

Error describe_tcp(int native, const std::string& address, std::uint16_t port) {
    Error error{
        Code::unavailable,
        "listen_failed",
        "The server cannot listen on this address and port. Try another."};
    if (native == EADDRINUSE) {
        error.reason = "address_in_use";
        error.message =
            "Another program listens on this address and port. Stop it, or choose another port.";
    } else if (native == EACCES) {
        error.reason = "address_not_allowed";
        error.message =
            "This user may not listen on this port. Choose one from 1024 on, or allow it.";
    } else if (native == EADDRNOTAVAIL) {
        error.reason = "address_not_here";
        error.message =
            "No network interface of this machine has this address. Choose one that it has.";
    }
    error.field = "listen";
    error.actual = port;
    error.echo = Echo(address);
    error.native = native;
    return error;
}

Error describe_unix(int native, const std::string& path) {
    return {
        .code = Code::unavailable,
        .reason = "control_socket_unusable",
        .message =
            "The control socket cannot be created. Check that its folder exists, that this "
            "user may write there, and that no other file has its name.",
        .echo = Echo(path),
        .native = native};
}

/// Makes way where a server died without removing its socket.
Result<void> remove_stale(
    asio::io_context& io, const std::string& path, const std::string& address
) {
    struct stat status {};
    if (lstat(path.c_str(), &status) != 0 || !S_ISSOCK(status.st_mode)) return {};
    Unix::socket probe(io);
    error_code failure;
    probe.connect(Unix::endpoint(address), failure);
    if (!failure)
        return Error{
            .code = Code::unavailable,
            .reason = "address_in_use",
            .message = "Another server listens on the control socket. Stop it first.",
            .echo = Echo(path)};
    if (failure == asio::error::connection_refused) unlink(path.c_str());
    return {};
}

}  // namespace

Result<Acceptor> listen_on_tcp(
    asio::io_context& io, const std::string& address, std::uint16_t port
) {
    error_code failure;
    tcp::resolver resolver(io);
    const auto found = resolver.resolve(
        address,
        std::to_string(port),
        tcp::resolver::passive | tcp::resolver::numeric_service,
        failure
    );
    if (failure)
        return Error{
            .code = Code::unavailable,
            .reason = "address_unknown",
            .message =
                "The address to listen on is neither a number nor a name that can be looked "
                "up. Give one like 127.0.0.1.",
            .field = "listen",
            .echo = Echo(address)};
    const tcp::endpoint endpoint = found.begin()->endpoint();
    Acceptor acceptor(io);
    acceptor.open(endpoint.protocol(), failure);
    if (!failure) acceptor.set_option(Acceptor::reuse_address(true), failure);
    if (!failure) acceptor.bind(endpoint, failure);
    if (!failure) acceptor.listen(Acceptor::max_listen_connections, failure);
    if (failure) return describe_tcp(failure.value(), address, port);
    return acceptor;
}

Result<Acceptor> listen_on_unix(asio::io_context& io, const std::string& path) {
    const UnixAddress address = TRY(UnixAddress::of(path));
    TRY(remove_stale(io, path, address.path()));
    Acceptor acceptor(io);
    error_code failure;
    acceptor.open(Unix(), failure);
    if (!failure) acceptor.bind(Unix::endpoint(address.path()), failure);
    if (failure) return describe_unix(failure.value(), path);
    // Nobody can connect before `listen`, so there is no moment in which others may.
    const bool closed_to_others = chmod(path.c_str(), S_IRUSR | S_IWUSR) == 0;
    if (closed_to_others) acceptor.listen(Acceptor::max_listen_connections, failure);
    if (!closed_to_others || failure) {
        const int native = failure ? failure.value() : errno;
        unlink(path.c_str());
        return describe_unix(native, path);
    }
    return acceptor;
}

std::uint16_t port_of(const Acceptor& acceptor) {
    error_code failure;
    const auto endpoint = acceptor.local_endpoint(failure);
    tcp::endpoint address;
    address.resize(endpoint.size());
    std::memcpy(address.data(), endpoint.data(), endpoint.size());
    return address.port();
}

std::string address_of(const Socket& socket) {
    error_code failure;
    const auto endpoint = socket.remote_endpoint(failure);
    if (failure) return {};
    tcp::endpoint peer;
    peer.resize(endpoint.size());
    std::memcpy(peer.data(), endpoint.data(), endpoint.size());
    asio::ip::address address = peer.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

bool is_own_user(const Socket& socket) {
    ucred peer{};
    socklen_t size = sizeof peer;
    // getsockopt changes nothing, but Asio's native_handle is not const.
    const int descriptor = const_cast<Socket&>(socket).native_handle();
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
    return peer.uid == geteuid() || peer.uid == 0;
}

}  // namespace vitae
