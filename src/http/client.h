#pragma once
// A blocking client for the control socket of a server on this machine: the command line beside a
// running server.

#include <string>

#include "base/result.h"
#include "base/time.h"
#include "http/message.h"

namespace vitae {

/// Sends the request's method, target, headers and body over a unix socket. `unavailable` when
/// nobody answers in time.
Result<Response> send_over_socket(
    const std::string& socket_path, const Request& request, Duration timeout
);

}  // namespace vitae
