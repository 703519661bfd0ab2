#pragma once
// Where a Redis server is, as VITAE_REDIS_URL says it:
// redis://[USER[:PASSWORD]@]HOST[:PORT][/DATABASE], rediss:// for TLS (the URL scheme that IANA
// lists as "redis").

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vitae {

struct RedisAddress {
    std::string host;
    std::string port = "6379";
    std::string user;  ///< Empty: Redis's default user.
    std::string password;
    std::int64_t database = 0;
    bool tls = false;
};

/// The error never holds any of the URL: there may be a password in it.
Result<RedisAddress> parse_redis_url(std::string_view url);

}  // namespace vitae
