#include "extract/pix.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace vitae {

namespace {

/// Leptonica keeps four dots in a word, the first in its highest byte.
std::uint32_t word_of(const unsigned char* dots) {
    std::uint32_t word = 0;
    std::memcpy(&word, dots, sizeof word);
    return std::endian::native == std::endian::little ? __builtin_bswap32(word) : word;
}

l_uint32* row_of(PIX* pix, int y) {
    return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
}

constexpr int kDots = 4;

}  // namespace

Pix to_pix(const Picture& picture) {
    Pix pix(pixCreate(picture.width, picture.height, 8));
    if (!pix) return pix;
    for (int y = 0; y < picture.height; ++y) {
        l_uint32* row = row_of(pix.get(), y);
        const unsigned char* dots =
            picture.dots.data() + static_cast<std::size_t>(y) * picture.width;
        int x = 0;
        for (; x + kDots <= picture.width; x += kDots) row[x / kDots] = word_of(dots + x);
        for (; x < picture.width; ++x) SET_DATA_BYTE(row, x, dots[x]);
    }
    return pix;
}

Picture from_pix(PIX* pix, double dots_per_point) {
    Picture picture{
        .width = pixGetWidth(pix), .height = pixGetHeight(pix), .dots_per_point = dots_per_point};
    picture.dots.resize(static_cast<std::size_t>(picture.width) * picture.height);
    for (int y = 0; y < picture.height; ++y) {
        l_uint32* row = row_of(pix, y);
        unsigned char* dots = picture.dots.data() + static_cast<std::size_t>(y) * picture.width;
        int x = 0;
        for (; x + kDots <= picture.width; x += kDots) {
            const auto four = word_of(reinterpret_cast<const unsigned char*>(row + x / kDots));
            std::memcpy(dots + x, &four, sizeof four);
        }
        for (; x < picture.width; ++x) dots[x] = static_cast<unsigned char>(GET_DATA_BYTE(row, x));
    }
    return picture;
}

}  // namespace vitae
