#pragma once
// RESP2, the protocol of Redis (its page "Redis serialization protocol"): commands out, replies
// in. What comes in is bounded in size and depth. No I/O here.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vitae {

/// The name of a command and its arguments.
using Command = std::vector<std::string>;

void append_command(std::string& out, const Command& command);

struct RedisReply {
    enum class Kind { nil, integer, text, array, error };

    Kind kind = Kind::nil;
    std::int64_t number = 0;
    std::string text;  ///< Of an error: its code and message.
    std::vector<RedisReply> items = {};

    bool is_error() const { return kind == Kind::error; }
    bool is_text() const { return kind == Kind::text; }
    bool is_array() const { return kind == Kind::array; }
};

struct ReplyLimits {
    std::size_t bytes = std::size_t{64} << 20;  ///< One whole reply on the wire.
    std::size_t depth = 8;
};

/// Puts replies together from what arrives, looking at each byte once.
class ReplyReader {
public:
    explicit ReplyReader(ReplyLimits limits = {}) : limits_(limits) {}
    ReplyReader(const ReplyReader&) = delete;
    ReplyReader& operator=(const ReplyReader&) = delete;

    void feed(std::string_view bytes) { pending_ += bytes; }
    /// The next reply, or nothing when it is not all there; `invalid` when it is not RESP2 or too
    /// large, after which the connection is of no use.
    Result<std::optional<RedisReply>> next();

private:
    Result<bool> read_part();
    Result<std::optional<std::size_t>> length_of(std::string_view line) const;
    RedisReply& place(RedisReply::Kind kind, std::string_view text, std::int64_t number = 0);
    void place_array(const std::optional<std::size_t>& length);

    /// An array that lacks items. It stays where it is meanwhile: it is the last item of the one
    /// before it.
    struct Open {
        RedisReply* array;
        std::size_t items;  ///< That it will have.
    };
    ReplyLimits limits_;
    std::string pending_;
    std::size_t taken_ = 0;  ///< Of what is pending.
    std::size_t whole_ = 0;  ///< What of a reply that is not all there has been taken before.
    RedisReply reply_;
    std::vector<Open> open_;  ///< Each inside the one before it.
};

}  // namespace vitae
