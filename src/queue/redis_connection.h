#pragma once
// A connection to Redis: signs in, sends commands, waits for replies, and connects again after it
// was lost. Any thread; one call at a time.

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/time.h"
#include "queue/redis_socket.h"
#include "queue/resp.h"

namespace vitae {

class RedisConnection {
public:
    /// Connects at the first call. The name is what CLIENT LIST shows.
    RedisConnection(RedisAddress address, std::string client_name);

    /// An error reply is a failure. `patience` is how long Redis itself may take: for commands that
    /// block.
    Result<RedisReply> call(const Command& command, Duration patience = Duration(0));
    /// All in one go. Error replies stand among the others. When the connection is lost, nobody
    /// knows which of them were done.
    Result<std::vector<RedisReply>> call_all(const std::vector<Command>& commands);
    /// The same for commands that are made one after the other: Redis begins with the first while
    /// the others are made.
    using MakeCommand = std::function<Command(std::size_t)>;
    Result<std::vector<RedisReply>> call_all(std::size_t count, const MakeCommand& make);

    /// From now on all calls fail at once, those that wait too. Any thread.
    void interrupt();

private:
    Result<std::vector<RedisReply>> exchange(
        std::size_t count, const MakeCommand& make, Duration patience
    );
    Result<void> connect();
    Result<std::vector<RedisReply>> talk(
        std::size_t count, const MakeCommand& make, RedisDeadline deadline
    );

    const RedisAddress address_;
    const std::string client_name_;
    const Descriptor interrupt_;
    std::mutex mutex_;
    std::unique_ptr<RedisSocket> socket_;
    std::optional<ReplyReader> reader_;  ///< Of what the socket brings.
};

/// What an error reply means for people.
Error redis_error(const RedisReply& reply);

}  // namespace vitae
