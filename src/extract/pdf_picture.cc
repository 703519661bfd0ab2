#include "extract/pdf_picture.h"

#include <algorithm>
#include <cmath>

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

namespace vitae {

namespace {

constexpr double kResolution = 300;
constexpr double kMostDots = 25'000'000;

}  // namespace

Picture render_page(PDFDoc& document, int number, double width, double height) {
    const double inches = width / 72 * height / 72;
    const double resolution = std::min(kResolution, std::sqrt(kMostDots / inches));
    unsigned char paper[] = {255};
    SplashOutputDev device(splashModeMono8, 1, false, paper);
    device.startDoc(&document);
    document.displayPage(&device, number, resolution, resolution, 0, false, true, false);
    SplashBitmap* bitmap = device.getBitmap();
    Picture picture;
    if (bitmap == nullptr || bitmap->getDataPtr() == nullptr) return picture;
    picture.width = bitmap->getWidth();
    picture.height = bitmap->getHeight();
    picture.dots_per_point = resolution / 72;
    picture.dots.reserve(static_cast<std::size_t>(picture.width) * picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const unsigned char* row = bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
        picture.dots.insert(picture.dots.end(), row, row + picture.width);
    }
    return picture;
}

}  // namespace vitae
