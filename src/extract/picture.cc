#include "extract/picture.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <leptonica/allheaders.h>

namespace vitae {

namespace {

constexpr double kMostDots = 60'000'000;
constexpr int kMostPages = 10;
/// Letters are recognized as well at 200 dots an inch as at 300, and sooner.
constexpr double kLeastResolution = 190;
constexpr double kMostResolution = 320;
constexpr double kCoarse = 240;
constexpr double kFine = 300;
/// The width of A4 in inches, for pictures that do not say how large they are.
constexpr double kPageInches = 8.27;

struct Destroy {
    void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using Pix = std::unique_ptr<PIX, Destroy>;

Error unreadable() {
    return Error{Code::unprocessable, "image_unreadable"};
}

/// The picture's own resolution if it is a scanner's and makes a sheet of paper, else the one that
/// makes it A4 wide.
double resolution_of(PIX* pix) {
    const double stated = pixGetXRes(pix);
    const double inches = stated >= 100 ? pixGetWidth(pix) / stated : 0;
    return inches > 4 && inches < 14 ? stated : pixGetWidth(pix) / kPageInches;
}

/// Scanners' own resolutions are left as they are: scaling blurs.
double scale_for(double resolution) {
    if (resolution < kLeastResolution) return kCoarse / resolution;
    return resolution > kMostResolution ? kFine / resolution : 1;
}

Result<Picture> to_picture(Pix pix) {
    const double resolution = resolution_of(pix.get());
    Pix gray(pixConvertTo8(pix.get(), 0));
    if (!gray) return unreadable();
    const double dots = static_cast<double>(pixGetWidth(gray.get())) * pixGetHeight(gray.get());
    // Enlarging helps small letters, but not without end, and memory has one.
    const double most = std::min(4.0, std::sqrt(kMostDots / dots));
    const auto scale = static_cast<float>(std::clamp(scale_for(resolution), 0.1, most));
    if (scale != 1) gray.reset(pixScale(gray.get(), scale, scale));
    if (!gray) return unreadable();
    Picture picture{.width = pixGetWidth(gray.get()), .height = pixGetHeight(gray.get())};
    picture.dots_per_point = resolution * scale / 72;
    picture.dots.resize(static_cast<std::size_t>(picture.width) * picture.height);
    for (int y = 0; y < picture.height; ++y) {
        l_uint32* line =
            pixGetData(gray.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(gray.get());
        for (int x = 0; x < picture.width; ++x)
            picture.dots[static_cast<std::size_t>(y) * picture.width + x] =
                static_cast<unsigned char>(GET_DATA_BYTE(line, x));
    }
    return picture;
}

}  // namespace

Result<std::vector<Picture>> decode_pictures(std::string_view bytes) {
    setMsgSeverity(L_SEVERITY_NONE);
    const auto* octets = reinterpret_cast<const l_uint8*>(bytes.data());
    l_int32 format = 0;
    l_int32 width = 0;
    l_int32 height = 0;
    if (pixReadHeaderMem(octets, bytes.size(), &format, &width, &height, nullptr, nullptr, nullptr))
        return unreadable();
    // A small file can state a picture that would fill the memory.
    if (width < 1 || height < 1 || static_cast<double>(width) * height > kMostDots)
        return Error{Code::too_large, "file_too_large"};
    std::vector<Picture> pictures;
    const bool tiff = format >= IFF_TIFF && format <= IFF_TIFF_ZIP;
    for (std::size_t offset = 0, page = 0; page < kMostPages; ++page) {
        Pix pix(
            tiff ? pixReadMemFromMultipageTiff(octets, bytes.size(), &offset)
                 : pixReadMem(octets, bytes.size())
        );
        if (!pix) break;
        pictures.push_back(TRY(to_picture(std::move(pix))));
        if (!tiff || offset == 0) break;
    }
    if (pictures.empty()) return unreadable();
    return pictures;
}

}  // namespace vitae
