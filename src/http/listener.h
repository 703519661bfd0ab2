#pragma once
// Opens what the server listens on, and tells who connected. Failures are worded for the operator.

#include <cstdint>
#include <string>

#include "base/result.h"
#include "http/io.h"

namespace vitae {

Result<Acceptor> listen_on_tcp(
    asio::io_context& io, const std::string& address, std::uint16_t port
);
/// Mode 0600. Replaces a socket that nobody listens on any more, but no other file.
Result<Acceptor> listen_on_unix(asio::io_context& io, const std::string& path);

std::uint16_t port_of(const Acceptor& acceptor);

/// The peer's number, without the prefix of an IPv4 address mapped into IPv6.
std::string address_of(const Socket& socket);
/// True when the process at the other end of a unix socket is this user's, or root's.
bool is_own_user(const Socket& socket);

}  // namespace vitae
