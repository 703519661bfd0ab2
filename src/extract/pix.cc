#include "extract/pix.h"

namespace vitae {

Pix to_pix(const Picture& picture) {
    Pix pix(pixCreate(picture.width, picture.height, 8));
    if (!pix) return pix;
    for (int y = 0; y < picture.height; ++y) {
        l_uint32* line =
            pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
        const unsigned char* row =
            picture.dots.data() + static_cast<std::size_t>(y) * picture.width;
        for (int x = 0; x < picture.width; ++x) SET_DATA_BYTE(line, x, row[x]);
    }
    return pix;
}

Picture from_pix(PIX* pix, double dots_per_point) {
    Picture picture{
        .width = pixGetWidth(pix), .height = pixGetHeight(pix), .dots_per_point = dots_per_point};
    picture.dots.resize(static_cast<std::size_t>(picture.width) * picture.height);
    for (int y = 0; y < picture.height; ++y) {
        l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
        for (int x = 0; x < picture.width; ++x)
            picture.dots[static_cast<std::size_t>(y) * picture.width + x] =
                static_cast<unsigned char>(GET_DATA_BYTE(line, x));
    }
    return picture;
}

}  // namespace vitae
