#include "extract/grounds.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

#include "extract/pix.h"

namespace vitae {

namespace {

/// Grounds are looked for in dots of so many of the picture's, at which letters fade into them.
constexpr int kCoarser = 4;
constexpr int kDark = 185;
/// No dark letters stand on a ground like that.
constexpr int kVeryDark = 110;
/// Coarse dots: white strokes are thinner.
constexpr int kStroke = 7;
/// Coarse dots: a ground is somewhere at least so wide and high without letters; no dark letter is.
constexpr int kBare = 9;
/// Share of the page that is worth the work.
constexpr double kLeastShare = 0.002;
/// Dots differ by more from their neighbors on noisy paper alone.
constexpr int kMostGrain = 4;

Pix make_coarse(const Picture& picture) {
    const Pix full = to_pix(picture);
    const Pix half(full ? pixScaleAreaMap2(full.get()) : nullptr);
    return Pix(half ? pixScaleAreaMap2(half.get()) : nullptr);
}

/// One bit for each coarse dot that lies on a dark ground, its letters included.
Pix find_grounds(PIX* coarse) {
    const Pix dark(pixThresholdToBinary(coarse, kDark));
    const Pix bare(dark ? pixOpenBrick(nullptr, dark.get(), kBare, kBare) : nullptr);
    const Pix whole(dark ? pixCloseSafeBrick(nullptr, dark.get(), kStroke, kStroke) : nullptr);
    constexpr l_int32 kBySides = 4;
    return Pix(
        bare && whole ? pixSeedfillBinary(nullptr, bare.get(), whole.get(), kBySides) : nullptr
    );
}

bool is_set(PIX* mask, int x, int y) {
    l_uint32 value = 0;
    pixGetPixel(mask, x, y, &value);
    return value != 0;
}

/// Most of it in one tone, as no photograph is, and lighter letters on it than darker ones. `part`
/// stands at x and y of the coarse picture.
bool has_light_letters(PIX* coarse, PIX* part, int x, int y) {
    constexpr int kTone = 12;
    constexpr int kLetters = 26;
    std::array<int, 256> count{};
    int all = 0;
    for (int row = 0; row < pixGetHeight(part); ++row)
        for (int column = 0; column < pixGetWidth(part); ++column) {
            if (!is_set(part, column, row)) continue;
            l_uint32 gray = 0;
            pixGetPixel(coarse, x + column, y + row, &gray);
            ++count[std::min<l_uint32>(gray, 255)];
            ++all;
        }
    const int tone = static_cast<int>(std::ranges::max_element(count) - count.begin());
    const auto sum = [&](int first, int end) {
        return std::accumulate(
            count.begin() + std::clamp(first, 0, 256), count.begin() + std::clamp(end, 0, 256), 0
        );
    };
    const int near = sum(tone - kTone, tone + kTone + 1);
    // What is darker than a dark ground is its grain.
    const bool is_dark = tone < kVeryDark;
    return 2 * near > all && (is_dark || sum(tone + kLetters, 256) > 2 * sum(0, tone - kLetters));
}

void leave_out_others(PIX* coarse, PIX* mask) {
    constexpr l_int32 kBySides = 4;
    PIXA* parts = nullptr;
    BOXA* boxes = pixConnComp(mask, &parts, kBySides);
    for (l_int32 i = 0; i < boxaGetCount(boxes); ++i) {
        l_int32 x = 0, y = 0, width = 0, height = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
        const Pix part(pixaGetPix(parts, i, L_CLONE));
        if (!has_light_letters(coarse, part.get(), x, y))
            pixRasterop(mask, x, y, width, height, PIX_NOT(PIX_SRC) & PIX_DST, part.get(), 0, 0);
    }
    boxaDestroy(&boxes);
    pixaDestroy(&parts);
}

bool is_worth_it(PIX* mask) {
    l_int32 count = 0;
    pixCountPixels(mask, &count, nullptr);
    return count > kLeastShare * pixGetWidth(mask) * pixGetHeight(mask);
}

/// What one coarse dot stands on.
struct Grounds {
    Pix inside;  ///< Dark grounds.
    Pix around;  ///< The same and their edges, which belong to neither side.
    Pix gray;    ///< How dark they are, without their letters.

    explicit operator bool() const { return inside && around && gray; }
};

Grounds look_for_grounds(const Picture& picture) {
    Grounds grounds;
    const Pix coarse = make_coarse(picture);
    const Pix mask = coarse ? find_grounds(coarse.get()) : nullptr;
    if (mask) leave_out_others(coarse.get(), mask.get());
    if (!mask || !is_worth_it(mask.get())) return grounds;
    grounds.inside.reset(pixErodeBrick(nullptr, mask.get(), 3, 3));
    grounds.around.reset(pixDilateBrick(nullptr, mask.get(), 3, 3));
    // The darkest dot near: letters are lighter.
    grounds.gray.reset(pixErodeGray(coarse.get(), kStroke, kStroke));
    return grounds;
}

unsigned char turned_light(unsigned char dot, int ground) {
    return static_cast<unsigned char>(std::clamp(255 * (255 - dot) / (255 - ground), 0, 255));
}

/// The dots below one coarse one.
void turn_light(Picture& picture, const Grounds& grounds, int x, int y) {
    const bool inside = is_set(grounds.inside.get(), x, y);
    if (!inside && !is_set(grounds.around.get(), x, y)) return;
    l_uint32 gray = 0;
    pixGetPixel(grounds.gray.get(), x, y, &gray);
    const int bottom = std::min(picture.height, (y + 1) * kCoarser);
    const int right = std::min(picture.width, (x + 1) * kCoarser);
    for (int row = y * kCoarser; row < bottom; ++row)
        for (int column = x * kCoarser; column < right; ++column) {
            auto& dot = picture.dots[static_cast<std::size_t>(row) * picture.width + column];
            dot = inside ? turned_light(dot, std::min<int>(static_cast<int>(gray), 240)) : 255;
        }
}

/// How much most dots differ from their neighbors.
int grain_of(const Picture& picture) {
    std::array<std::size_t, 256> count{};
    std::size_t all = 0;
    for (int y = 1; y + 1 < picture.height; y += 3) {
        const auto* row = picture.dots.data() + static_cast<std::size_t>(y) * picture.width;
        for (int x = 1; x + 1 < picture.width; x += 2, ++all) {
            const int beside =
                row[x - 1] + row[x + 1] + row[x - picture.width] + row[x + picture.width];
            ++count[std::min(255, std::abs(row[x] - beside / 4))];
        }
    }
    std::size_t sum = 0;
    for (int grain = 0; grain < 256; ++grain) {
        sum += count[static_cast<std::size_t>(grain)];
        if (2 * sum > all) return grain;
    }
    return 0;
}

}  // namespace

void turn_dark_grounds_light(Picture& picture) {
    const Grounds grounds = look_for_grounds(picture);
    if (!grounds) return;
    for (int y = 0; y < pixGetHeight(grounds.inside.get()); ++y)
        for (int x = 0; x < pixGetWidth(grounds.inside.get()); ++x)
            turn_light(picture, grounds, x, y);
}

bool smooth_grain(Picture& picture) {
    if (grain_of(picture) <= kMostGrain) return false;
    const Pix rough = to_pix(picture);
    const Pix smooth(rough ? pixBlockconvGray(rough.get(), nullptr, 1, 1) : nullptr);
    if (!smooth) return false;
    picture = from_pix(smooth.get(), picture.dots_per_point);
    return true;
}

void clear_paper(Picture& picture) {
    constexpr double kInk = 0.75;
    constexpr int kLeastPaper = 120;
    std::array<std::size_t, 256> count{};
    for (const unsigned char dot : picture.dots) ++count[dot];
    const auto paper = std::max_element(count.begin() + kLeastPaper, count.end()) - count.begin();
    for (unsigned char& dot : picture.dots)
        if (dot > kInk * static_cast<double>(paper)) dot = 255;
}

}  // namespace vitae
