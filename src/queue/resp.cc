#include "queue/resp.h"

#include <algorithm>
#include <charconv>

namespace vitae {

namespace {

/// A count that is a lie must not take memory.
constexpr std::size_t kMostAtOnce = 256;

Error malformed() {
    return Error{
        Code::unavailable,
        "redis_protocol",
        "What answers at the Redis address does not speak as Redis does. Check VITAE_REDIS_URL."};
}

/// Reads from the front of what has arrived. Not enough yet is no failure: an empty optional.
class Parser {
public:
    Parser(std::string_view bytes, const ReplyLimits& limits) : bytes_(bytes), limits_(limits) {}

    Result<std::optional<RedisReply>> reply(int depth) {
        if (depth > limits_.depth) return malformed();
        const auto line = TRY(this->line());
        if (!line) return std::optional<RedisReply>();
        if (line->empty()) return malformed();
        const std::string_view rest = line->substr(1);
        switch (line->front()) {
            case '+': return some({RedisReply::Kind::text, 0, std::string(rest)});
            case '-': return some({RedisReply::Kind::error, 0, std::string(rest)});
            case ':': return some({RedisReply::Kind::integer, TRY(number(rest)), {}});
            case '$': return bulk(TRY(number(rest)));
            case '*': return array(TRY(number(rest)), depth);
            default: return malformed();
        }
    }
    std::size_t taken() const { return at_; }

private:
    static std::optional<RedisReply> some(RedisReply reply) {
        return std::optional(std::move(reply));
    }

    static Result<std::int64_t> number(std::string_view digits) {
        std::int64_t value = 0;
        const auto [stopped, failed] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (failed != std::errc() || stopped != digits.data() + digits.size()) return malformed();
        return value;
    }

    Result<std::optional<std::string_view>> line() {
        const std::size_t end = bytes_.find("\r\n", at_);
        if (end == std::string_view::npos) return std::optional<std::string_view>();
        const std::string_view line = bytes_.substr(at_, end - at_);
        at_ = end + 2;
        return std::optional(line);
    }

    Result<std::optional<RedisReply>> bulk(std::int64_t size) {
        if (size == -1) return some({});
        if (size < 0 || static_cast<std::size_t>(size) > limits_.bytes) return malformed();
        const auto length = static_cast<std::size_t>(size);
        if (bytes_.size() - at_ < length + 2) return std::optional<RedisReply>();
        if (bytes_.substr(at_ + length, 2) != "\r\n") return malformed();
        RedisReply text{RedisReply::Kind::text, 0, std::string(bytes_.substr(at_, length))};
        at_ += length + 2;
        return some(std::move(text));
    }

    Result<std::optional<RedisReply>> array(std::int64_t count, int depth) {
        if (count == -1) return some({});
        if (count < 0 || static_cast<std::size_t>(count) > limits_.bytes) return malformed();
        RedisReply array{RedisReply::Kind::array, 0, {}};
        array.items.reserve(std::min(static_cast<std::size_t>(count), kMostAtOnce));
        for (std::int64_t i = 0; i < count; ++i) {
            auto item = TRY(reply(depth + 1));
            if (!item) return std::optional<RedisReply>();
            array.items.push_back(*std::move(item));
        }
        return some(std::move(array));
    }

    std::string_view bytes_;
    const ReplyLimits& limits_;
    std::size_t at_ = 0;
};

void append_head(std::string& out, char kind, std::size_t count) {
    out += kind;
    out += std::to_string(count);
    out += "\r\n";
}

}  // namespace

void append_command(std::string& out, const Command& command) {
    append_head(out, '*', command.size());
    for (const std::string& part : command) {
        append_head(out, '$', part.size());
        out += part;
        out += "\r\n";
    }
}

Result<std::optional<RedisReply>> ReplyReader::next() {
    Parser parser(std::string_view(pending_).substr(taken_), limits_);
    auto reply = TRY(parser.reply(1));
    if (!reply) {
        pending_.erase(0, std::exchange(taken_, 0));
        if (pending_.size() > limits_.bytes) return malformed();
        return reply;
    }
    taken_ += parser.taken();
    return reply;
}

}  // namespace vitae
