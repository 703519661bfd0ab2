#pragma once
// A byte stream to a Redis server, by TCP or TLS, whose every wait has a deadline and can be
// interrupted. For one thread at a time. The only file that knows sockets and OpenSSL here.

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "queue/redis_address.h"

namespace vitae {

using RedisDeadline = std::chrono::steady_clock::time_point;

class RedisSocket {
public:
    /// `interrupt` is a descriptor: once it is readable, all waits end with the reason "stopped".
    static Result<std::unique_ptr<RedisSocket>> connect(
        const RedisAddress& address, int interrupt, RedisDeadline deadline
    );
    virtual ~RedisSocket() = default;

    virtual Result<void> send(std::string_view bytes, RedisDeadline deadline) = 0;
    /// At least one byte; refers to memory that the next call uses again.
    virtual Result<std::string_view> receive(RedisDeadline deadline) = 0;
};

}  // namespace vitae
