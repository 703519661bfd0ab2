#pragma once
// Writes MessagePack (the msgpack specification of 2017), byte for byte as BullMQ's Node client
// does: objects always with a 16-bit count, whole numbers beyond 32 bits as doubles. The queue's
// scripts take their options so.

#include <cstdint>
#include <string>
#include <string_view>

namespace vitae {

/// Appends one value after the other. Who opens an array or an object of n adds its n values, or n
/// names and values, next.
class MsgPack {
public:
    MsgPack& nil();
    MsgPack& flag(bool value);
    MsgPack& number(std::int64_t value);
    MsgPack& text(std::string_view value);
    MsgPack& array(std::uint16_t count);
    MsgPack& object(std::uint16_t count);

    const std::string& bytes() const { return bytes_; }

private:
    void head(unsigned char tag, std::uint64_t value, int width);

    std::string bytes_;
};

}  // namespace vitae
