// How a worker introduces itself to a queue, and when it refuses to touch it.
#include "queue/bullmq_redis.h"

namespace vitae {

namespace {

/// "bullmq:6.7.0" has the major version "bullmq:6".
std::string_view major_of(std::string_view version) {
    return version.substr(0, version.find('.'));
}

Result<void> check_eviction(std::string_view memory_info) {
    constexpr std::string_view kName = "maxmemory_policy:";
    const std::size_t at = memory_info.find(kName);
    if (at == std::string_view::npos) return {};  // not Redis itself, but what speaks like it
    if (memory_info.substr(at + kName.size()).starts_with("noeviction")) return {};
    return Error{
        Code::unavailable,
        "redis_evicts",
        "This Redis drops what it holds when its memory is full, and a queue would lose jobs. Set maxmemory-policy to noeviction."};
}

Result<void> check_version(std::string_view version) {
    if (version.empty() || major_of(version) == major_of(kBullmqVersion)) return {};
    return Error{
        Code::unavailable,
        "bullmq_version",
        "Another major version of BullMQ uses this queue, and versions that differ lose each other's jobs. Bring all to BullMQ 6, or give Vitae a Redis database of its own."};
}

}  // namespace

Result<void> BullmqRedis::introduce() {
    TRY(check_eviction(TRY(redis_.call({"INFO", "memory"})).text));
    const std::string meta = wire_.key("meta");
    const RedisReply version = TRY(redis_.call({"HGET", meta, "version"}));
    TRY(check_version(version.text));
    TRY(redis_.call(
        {"HSET", meta, "opts.maxLenEvents", "10000", "version", std::string(kBullmqVersion)}
    ));
    return {};
}

}  // namespace vitae
