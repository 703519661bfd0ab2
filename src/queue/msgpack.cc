#include "queue/msgpack.h"

#include <bit>

namespace vitae {

void MsgPack::head(unsigned char tag, std::uint64_t value, int width) {
    bytes_ += static_cast<char>(tag);
    for (int byte = width - 1; byte >= 0; --byte) bytes_ += static_cast<char>(value >> (8 * byte));
}

MsgPack& MsgPack::nil() {
    head(0xc0, 0, 0);
    return *this;
}

MsgPack& MsgPack::flag(bool value) {
    head(value ? 0xc3 : 0xc2, 0, 0);
    return *this;
}

MsgPack& MsgPack::number(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    if (value < INT32_MIN || value > UINT32_MAX)  // exact up to 2^53, which no time passes
        head(0xcb, std::bit_cast<std::uint64_t>(static_cast<double>(value)), 8);
    else if (value < -0x8000)
        head(0xd2, bits, 4);
    else if (value < -0x80)
        head(0xd1, bits, 2);
    else if (value < -0x20)
        head(0xd0, bits, 1);
    else if (value < 0x80)
        head(static_cast<unsigned char>(value), 0, 0);
    else if (value < 0x100)
        head(0xcc, bits, 1);
    else if (value < 0x10000)
        head(0xcd, bits, 2);
    else
        head(0xce, bits, 4);
    return *this;
}

MsgPack& MsgPack::text(std::string_view value) {
    const std::size_t size = value.size();
    if (size < 0x20)
        head(static_cast<unsigned char>(0xa0 | size), 0, 0);
    else if (size < 0x100)
        head(0xd9, size, 1);
    else if (size < 0x10000)
        head(0xda, size, 2);
    else
        head(0xdb, size, 4);
    bytes_ += value;
    return *this;
}

MsgPack& MsgPack::array(std::uint16_t count) {
    if (count < 0x10)
        head(static_cast<unsigned char>(0x90 | count), 0, 0);
    else
        head(0xdc, count, 2);
    return *this;
}

MsgPack& MsgPack::object(std::uint16_t count) {
    head(0xde, count, 2);
    return *this;
}

}  // namespace vitae
