#pragma once
// BullMQ's own Lua scripts, which move a job from one state to the next in one step inside Redis.
// The build takes them out of the pinned npm package; cmake/bullmq.cmake lists where from.

#include <string>
#include <string_view>

#include "queue/redis_connection.h"

namespace vitae {

/// The version whose scripts and arguments these are, as it stands in a queue's `meta`.
constexpr std::string_view kBullmqVersion = "bullmq:6.7.0";

struct Script {
    std::string_view name;  ///< As its file: "moveToActive-11".
    std::string_view text;
    std::string sha1;       ///< What EVALSHA knows it by.
    std::string key_count;  ///< How many of the arguments are keys.
};

/// A broken invariant when the build has not put it in: ends the process.
const Script& get_script(std::string_view name);

/// A call of a script, to be sent as it is.
Command evalsha(const Script& script, Command keys_and_arguments);

/// Runs a script. When Redis has forgotten it, sends it along.
Result<RedisReply> run_script(
    RedisConnection& redis, std::string_view name, const Command& keys_and_arguments
);
/// Runs the same script several times in one go, with the keys and arguments that `make` makes;
/// error replies stand among the others.
Result<std::vector<RedisReply>> run_script_all(
    RedisConnection& redis,
    std::string_view name,
    std::size_t count,
    const RedisConnection::MakeCommand& make
);

}  // namespace vitae
