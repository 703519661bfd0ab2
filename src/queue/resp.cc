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
    do {
        if (TRY(read_part())) continue;
        whole_ += taken_ - before;
        pending_.erase(0, std::exchange(taken_, 0));
        if (whole_ + pending_.size() > limits_.bytes) return malformed();
        return std::optional<RedisReply>();
    } while (!open_.empty());
    whole_ = 0;
    return std::optional(std::exchange(reply_, {}));
}

/// A scalar, or the head of an array; false when it is not all there.
Result<bool> ReplyReader::read_part() {
    using Kind = RedisReply::Kind;
    const std::string_view bytes = std::string_view(pending_).substr(taken_);
    const std::size_t end = bytes.find('\r');
    if (end == std::string_view::npos || end + 1 == bytes.size()) return false;
    if (end == 0 || bytes[end + 1] != '\n' || open_.size() >= limits_.depth) return malformed();
    const std::string_view line = bytes.substr(1, end - 1);
    const std::size_t size = end + 2;
    switch (bytes.front()) {
        case '+': place(Kind::text, line); break;
        case '-': place(Kind::error, line); break;
        case ':': place(Kind::integer, {}, TRY(number_of(line))); break;
        case '$': {
            const auto length = TRY(length_of(line));
            if (!length) {
                place(Kind::nil, {});
                break;
            }
            if (bytes.size() < size + *length + 2) return false;
            if (bytes.substr(size + *length, 2) != "\r\n") return malformed();
            place(Kind::text, bytes.substr(size, *length));
            taken_ += *length + 2;
            break;
        }
        case '*': place_array(TRY(length_of(line))); break;
        default: return malformed();
    }
    taken_ += size;
    while (!open_.empty() && open_.back().array->items.size() == open_.back().items)
        open_.pop_back();
    return true;
}

/// None is nil's.
Result<std::optional<std::size_t>> ReplyReader::length_of(std::string_view line) const {
    const std::int64_t length = TRY(number_of(line));
    if (length == -1) return std::optional<std::size_t>();
    if (length < 0 || static_cast<std::size_t>(length) > limits_.bytes) return malformed();
    return std::optional(static_cast<std::size_t>(length));
}

RedisReply& ReplyReader::place(RedisReply::Kind kind, std::string_view text, std::int64_t number) {
    RedisReply& placed = open_.empty() ? reply_ : open_.back().array->items.emplace_back();
    placed.kind = kind;
    placed.number = number;
    placed.text = text;
    return placed;
}

/// One with items stays open until it has them.
void ReplyReader::place_array(const std::optional<std::size_t>& length) {
    using Kind = RedisReply::Kind;
    RedisReply& array = place(length ? Kind::array : Kind::nil, {});
    array.items.reserve(std::min(length.value_or(0), kMostAtOnce));
    if (length.value_or(0) > 0) open_.push_back({&array, *length});
}

}  // namespace vitae
