#include "main/redis_setting.h"

#include <cstdlib>

#include "base/file.h"

namespace vitae {

namespace {

std::string setting(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? "" : value;
}

}  // namespace

Result<std::optional<RedisAddress>> find_redis_address() {
    std::string url = setting("VITAE_REDIS_URL");
    if (const std::string file = setting("VITAE_REDIS_URL_FILE"); url.empty() && !file.empty())
        url = TRY(read_file(file));
    while (url.ends_with('\n')) url.pop_back();
    if (url.empty()) return std::optional<RedisAddress>();
    return std::optional(TRY(parse_redis_url(url)));
}

}  // namespace vitae
