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

Result<std::int64_t> number_of(std::string_view digits) {
    std::int64_t value = 0;
    const auto [stopped, failed] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failed != std::errc() || stopped != digits.data() + digits.size()) return malformed();
    return value;
}

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
    const std::size_t before = taken_;
    while (true) {
        auto part = TRY(next_part());
        if (!part) {
            whole_ += taken_ - before;
            pending_.erase(0, std::exchange(taken_, 0));
            if (whole_ + pending_.size() > limits_.bytes) return malformed();
            return std::optional<RedisReply>();
        }
        if (auto reply = put(*std::move(part))) {
            whole_ = 0;
            return reply;
        }
    }
}

/// A scalar, or the head of an array.
Result<std::optional<ReplyReader::Part>> ReplyReader::next_part() {
    const std::string_view bytes = std::string_view(pending_).substr(taken_);
    const std::size_t end = bytes.find("\r\n");
    if (end == std::string_view::npos) return std::optional<Part>();
    if (end == 0 || open_.size() >= limits_.depth) return malformed();
    const std::string_view line = bytes.substr(1, end - 1);
    using Kind = RedisReply::Kind;
    Part part;
    std::size_t size = end + 2;
    switch (bytes.front()) {
        case '+': part.reply = {Kind::text, 0, std::string(line)}; break;
        case '-': part.reply = {Kind::error, 0, std::string(line)}; break;
        case ':': part.reply = {Kind::integer, TRY(number_of(line)), {}}; break;
        case '$':
            if (const auto length = TRY(length_of(line))) {
                if (bytes.size() < size + *length + 2) return std::optional<Part>();
                if (bytes.substr(size + *length, 2) != "\r\n") return malformed();
                part.reply = {Kind::text, 0, std::string(bytes.substr(size, *length))};
                size += *length + 2;
            }
            break;
        case '*':
            if (const auto length = TRY(length_of(line))) {
                part.reply.kind = Kind::array;
                part.items = *length;
            }
            break;
        default: return malformed();
    }
    taken_ += size;
    return std::optional(std::move(part));
}

/// None is nil's.
Result<std::optional<std::size_t>> ReplyReader::length_of(std::string_view line) const {
    const std::int64_t length = TRY(number_of(line));
    if (length == -1) return std::optional<std::size_t>();
    if (length < 0 || static_cast<std::size_t>(length) > limits_.bytes) return malformed();
    return std::optional(static_cast<std::size_t>(length));
}

/// The whole reply, when this was its last part.
std::optional<RedisReply> ReplyReader::put(Part part) {
    part.reply.items.reserve(std::min(part.items, kMostAtOnce));
    open_.push_back(std::move(part));
    while (open_.back().items == open_.back().reply.items.size()) {
        RedisReply whole = std::move(open_.back().reply);
        open_.pop_back();
        if (open_.empty()) return whole;
        open_.back().reply.items.push_back(std::move(whole));
    }
    return std::nullopt;
}

}  // namespace vitae
