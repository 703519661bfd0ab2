#include "extract/pdf_picture.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

namespace vitae {

namespace {

constexpr double kMostDots = 25'000'000;
constexpr double kMostImageDots = 300'000'000;

/// Leaves out pictures that no scanner makes: a few bytes can state one of any size, and drawing it
/// cannot be stopped.
class Device : public SplashOutputDev {
public:
    using SplashOutputDev::SplashOutputDev;

    // The parameters of these are poppler's.
    // NOLINTBEGIN(readability-function-size)

    void drawImage(
        GfxState* state,
        Object* ref,
        Stream* stream,
        int width,
        int height,
        GfxImageColorMap* colors,
        bool interpolate,
        const int* mask_colors,
        bool in_line
    ) override {
        if (is_sane(width, height))
            SplashOutputDev::drawImage(
                state, ref, stream, width, height, colors, interpolate, mask_colors, in_line
            );
    }

    void drawImageMask(
        GfxState* state,
        Object* ref,
        Stream* stream,
        int width,
        int height,
        bool invert,
        bool interpolate,
        bool in_line
    ) override {
        if (is_sane(width, height))
            SplashOutputDev::drawImageMask(
                state, ref, stream, width, height, invert, interpolate, in_line
            );
    }

    void drawMaskedImage(
        GfxState* state,
        Object* ref,
        Stream* stream,
        int width,
        int height,
        GfxImageColorMap* colors,
        bool interpolate,
        Stream* mask,
        int mask_width,
        int mask_height,
        bool invert,
        bool interpolate_mask
    ) override {
        if (is_sane(width, height) && is_sane(mask_width, mask_height))
            SplashOutputDev::drawMaskedImage(
                state,
                ref,
                stream,
                width,
                height,
                colors,
                interpolate,
                mask,
                mask_width,
                mask_height,
                invert,
                interpolate_mask
            );
    }

    void drawSoftMaskedImage(
        GfxState* state,
        Object* ref,
        Stream* stream,
        int width,
        int height,
        GfxImageColorMap* colors,
        bool interpolate,
        Stream* mask,
        int mask_width,
        int mask_height,
        GfxImageColorMap* mask_colors,
        bool interpolate_mask
    ) override {
        if (is_sane(width, height) && is_sane(mask_width, mask_height))
            SplashOutputDev::drawSoftMaskedImage(
                state,
                ref,
                stream,
                width,
                height,
                colors,
                interpolate,
                mask,
                mask_width,
                mask_height,
                mask_colors,
                interpolate_mask
            );
    }
    // NOLINTEND(readability-function-size)

private:
    static bool is_sane(int width, int height) {
        return static_cast<double>(width) * height < kMostImageDots;
    }
};

/// Draws no letters, nor loads their fonts.
class GroundDevice : public Device {
public:
    using Device::Device;

    void updateFont(GfxState*) override {}

    // The parameters of both are poppler's.
    // NOLINTBEGIN(readability-function-size)

    void drawChar(
        GfxState*,
        double,
        double,
        double,
        double,
        double,
        double,
        CharCode,
        int,
        const Unicode*,
        int
    ) override {}

    /// True says that there is nothing left to draw.
    bool beginType3Char(GfxState*, double, double, double, double, CharCode, const Unicode*, int)
        override {
        return true;
    }
    // NOLINTEND(readability-function-size)
};

struct Wanted {
    PDFDoc& document;
    int number;
    const Sheet& sheet;
    double resolution;
    std::optional<Box> part = std::nullopt;  ///< Else the whole page.
};

/// In dots; poppler takes -1 for the whole page.
struct Slice {
    int left = -1;
    int top = -1;
    int width = -1;
    int height = -1;
};

Slice slice_of(const Box& part, double resolution) {
    const auto dots = [&](double points) { return static_cast<int>(points * resolution / 72); };
    return {
        dots(part.x0),
        dots(part.y0),
        std::max(1, dots(part.width())),
        std::max(1, dots(part.height()))};
}

Picture draw(Device& device, const Wanted& wanted, Budget& budget) {
    const Box part = wanted.part.value_or(Box{0, 0, wanted.sheet.width, wanted.sheet.height});
    const double inches = part.width() / 72 * part.height() / 72;
    const double resolution = std::min(wanted.resolution, std::sqrt(kMostDots / inches));
    const Slice slice = wanted.part ? slice_of(part, resolution) : Slice{};
    device.startDoc(&wanted.document);
    wanted.document.displayPageSlice(
        &device,
        wanted.number,
        resolution,
        resolution,
        90 * wanted.sheet.quarters,
        false,
        true,
        false,
        slice.left,
        slice.top,
        slice.width,
        slice.height,
        &must_stop,
        &budget
    );
    SplashBitmap* bitmap = device.getBitmap();
    Picture picture;
    if (bitmap == nullptr || bitmap->getDataPtr() == nullptr) return picture;
    picture.width = bitmap->getWidth();
    picture.height = bitmap->getHeight();
    picture.dots_per_point = resolution / 72;
    picture.dots.reserve(static_cast<std::size_t>(picture.width) * picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const unsigned char* row =
            bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
        picture.dots.insert(picture.dots.end(), row, row + picture.width);
    }
    return picture;
}

}  // namespace

Picture render_page(
    PDFDoc& document, int number, const Sheet& sheet, double resolution, Budget& budget
) {
    unsigned char paper[] = {255};
    Device device(splashModeMono8, 1, false, paper);
    return draw(device, {document, number, sheet, resolution}, budget);
}

Picture render_part(
    PDFDoc& document,
    int number,
    const Sheet& sheet,
    const Box& part,
    double resolution,
    Budget& budget
) {
    unsigned char paper[] = {255};
    GroundDevice device(splashModeMono8, 1, false, paper);
    return draw(device, {document, number, sheet, resolution, part}, budget);
}

Picture render_ground(PDFDoc& document, int number, const Sheet& sheet, Budget& budget) {
    constexpr double kResolution = 50;
    unsigned char paper[] = {255};
    GroundDevice device(splashModeMono8, 1, false, paper);
    device.setVectorAntialias(false);
    return draw(device, {document, number, sheet, kResolution}, budget);
}

}  // namespace vitae
