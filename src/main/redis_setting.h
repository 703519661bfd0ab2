#pragma once
// Which Redis carries the queue, if one does: VITAE_REDIS_URL, or the file that
// VITAE_REDIS_URL_FILE names. Never an argument: there is usually a password in it.

#include <optional>

#include "queue/redis_address.h"

namespace vitae {

Result<std::optional<RedisAddress>> find_redis_address();

}  // namespace vitae
