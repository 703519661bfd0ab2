#pragma once
// Little-endian numbers out of a binary file, where a wrong offset is a file that lies, not an
// accident: reading past the end gives zeros.

#include <cstdint>
#include <string_view>

namespace vitae {

class Octets {
public:
    explicit Octets(std::string_view bytes) : bytes_(bytes) {}

    std::size_t size() const { return bytes_.size(); }
    std::uint8_t u8(std::size_t at) const {
        return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
    }
    std::uint16_t u16(std::size_t at) const {
        return static_cast<std::uint16_t>(u8(at) | u8(at + 1) << 8);
    }
    std::uint32_t u32(std::size_t at) const {
        return u16(at) | static_cast<std::uint32_t>(u16(at + 2)) << 16;
    }
    /// Shorter, or empty, where the bytes end before.
    std::string_view slice(std::size_t at, std::size_t count) const {
        return at < bytes_.size() ? bytes_.substr(at, count) : std::string_view();
    }

private:
    std::string_view bytes_;
};

}  // namespace vitae
