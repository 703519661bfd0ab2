#include "extract/pdf_images.h"

#include <algorithm>
#include <cmath>

#include <Gfx.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>

namespace vitae {

namespace {

constexpr int kMostObjects = 200;
constexpr int kMostDepth = 4;
constexpr std::size_t kMostShown = 300;

class Listing {
public:
    void add(Dict* resources, int depth) {
        if (resources == nullptr || depth > kMostDepth) return;
        const Object objects = resources->lookup("XObject");
        if (!objects.isDict()) return;
        for (int i = 0; i < objects.dictGetLength() && ++seen_ <= kMostObjects; ++i) {
            const Object object = objects.dictGetVal(i);
            if (!object.isStream()) continue;
            Dict* about = object.streamGetDict();
            if (about->lookup("Subtype").isName("Image")) {
                add_image(*about);
            } else {
                const Object inside = about->lookup("Resources");
                if (inside.isDict()) add(inside.getDict(), depth + 1);
            }
        }
    }

    std::vector<ImageSize> take() { return std::move(sizes_); }

private:
    void add_image(Dict& about) {
        const Object width = about.lookup("Width");
        const Object height = about.lookup("Height");
        if (width.isNum() && height.isNum()) sizes_.push_back({width.getNum(), height.getNum()});
    }

    std::vector<ImageSize> sizes_;
    int seen_ = 0;
};

bool are_close(double a, double b) {
    return std::abs(a - b) < 1;
}

/// One picture is often cut into strips, for printers that had little memory.
bool continues(const Box& box, const Box& next) {
    const bool below = are_close(box.x0, next.x0) && are_close(box.x1, next.x1) &&
                       (are_close(box.y1, next.y0) || are_close(box.y0, next.y1));
    const bool beside =
        are_close(box.y0, next.y0) && are_close(box.y1, next.y1) && are_close(box.x1, next.x0);
    return below || beside;
}

/// Draws nothing, and notes where pictures would be drawn.
class ImageDevice : public OutputDev {
public:
    explicit ImageDevice(const Sheet& sheet) : sheet_(sheet) {}

    std::vector<ShownImage> take() { return std::move(images_); }

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }

    // The parameters of these are poppler's. True says that there is nothing left to draw.
    // NOLINTBEGIN(readability-function-size)

    bool tilingPatternFill(
        GfxState*,
        Gfx*,
        Catalog*,
        GfxTilingPattern*,
        const double*,
        int,
        int,
        int,
        int,
        double,
        double
    ) override {
        return true;
    }
    bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
    bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
    bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
    bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
    bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

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
        note(*state, width, height);
        // Poppler skips the dots of a picture that stands among what draws it.
        OutputDev::drawImage(
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
        note(*state, width, height);
        OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, in_line);
    }

    void drawMaskedImage(
        GfxState* state,
        Object*,
        Stream*,
        int width,
        int height,
        GfxImageColorMap*,
        bool,
        Stream*,
        int,
        int,
        bool,
        bool
    ) override {
        note(*state, width, height);
    }

    void drawSoftMaskedImage(
        GfxState* state,
        Object*,
        Stream*,
        int width,
        int height,
        GfxImageColorMap*,
        bool,
        Stream*,
        int,
        int,
        GfxImageColorMap*,
        bool
    ) override {
        note(*state, width, height);
    }
    // NOLINTEND(readability-function-size)

private:
    /// A picture is drawn in the square from 0 to 1.
    void note(const GfxState& state, int width, int height) {
        if (images_.size() >= kMostShown) return;
        const double* m = state.getCTM();
        const double across = std::hypot(m[0], m[1]);
        const double down = std::hypot(m[2], m[3]);
        Box clip;
        state.getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
        const Box box = {
            std::max({0.0, clip.x0, m[4] + std::min(0.0, m[0]) + std::min(0.0, m[2])}),
            std::max({0.0, clip.y0, m[5] + std::min(0.0, m[1]) + std::min(0.0, m[3])}),
            std::min({sheet_.width, clip.x1, m[4] + std::max(0.0, m[0]) + std::max(0.0, m[2])}),
            std::min({sheet_.height, clip.y1, m[5] + std::max(0.0, m[1]) + std::max(0.0, m[3])})};
        // Said so that a place that is no number fails it.
        if (!(box.x1 > box.x0 && box.y1 > box.y0 && across > 0 && down > 0)) return;
        add({box, std::min(width / across, height / down), 1.0 * width * height});
    }

    void add(const ShownImage& image) {
        if (images_.empty() || !continues(images_.back().box, image.box)) {
            images_.push_back(image);
            return;
        }
        ShownImage& whole = images_.back();
        whole.box = unite(whole.box, image.box);
        whole.dots += image.dots;
    }

    const Sheet& sheet_;
    std::vector<ShownImage> images_;
};

}  // namespace

std::vector<ImageSize> list_images(::Page& page) {
    Listing listing;
    listing.add(page.getResourceDict(), 0);
    return listing.take();
}

std::vector<ShownImage> find_images(
    PDFDoc& document, int number, const Sheet& sheet, Budget& budget
) {
    ImageDevice device(sheet);
    document.displayPage(
        &device, number, 72, 72, 90 * sheet.quarters, false, true, false, &must_stop, &budget
    );
    return device.take();
}

}  // namespace vitae
