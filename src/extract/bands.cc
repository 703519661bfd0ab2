#include "extract/bands.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "extract/lines.h"
#include "extract/sides.h"

namespace vitae {

namespace {

/// White that parts rows is wider than that between lines by so many font sizes.
constexpr double kWhite = 0.3;
constexpr std::size_t kLeastBands = 3;

struct Mark {
    const Strip* strip;
    Box box;
    bool left;
};

std::vector<Mark> lines_of(const Parting& parting) {
    std::vector<Mark> lines;
    for (const Strip& strip : parting.left) lines.push_back({&strip, strip.box(), true});
    for (const Strip& strip : parting.right) lines.push_back({&strip, strip.box(), false});
    std::stable_sort(lines.begin(), lines.end(), [](const Mark& a, const Mark& b) {
        return a.box.y0 < b.box.y0;
    });
    return lines;
}

/// White above each line that begins below all lines before it; below 0 for the others.
std::vector<double> white_above(const std::vector<Mark>& lines) {
    std::vector<double> white(lines.size(), -1);
    double low = lines.front().box.y1;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        // Lines that stand close overlap a little.
        if (lines[i].box.y0 > low - 0.3 * lines[i].box.height())
            white[i] = std::max(0.0, lines[i].box.y0 - low);
        low = std::max(low, lines[i].box.y1);
    }
    return white;
}

double usual_white(const std::vector<double>& white) {
    std::vector<double> some;
    for (const double w : white)
        if (w >= 0) some.push_back(w);
    if (some.empty()) return 0;
    std::sort(some.begin(), some.end());
    return some[some.size() / 3];
}

void add(Band& band, const Mark& line) {
    (line.left ? band.left : band.right).push_back(*line.strip);
}

double usual_size(const std::vector<Mark>& lines) {
    std::vector<double> sizes;
    for (const Mark& line : lines) sizes.push_back(line.strip->pieces.front().font_size);
    std::nth_element(sizes.begin(), sizes.begin() + std::ssize(sizes) / 2, sizes.end());
    return sizes[sizes.size() / 2];
}

bool look_alike(const Strip& a, const Strip& b) {
    const Piece& one = a.pieces.front();
    const Piece& other = b.pieces.front();
    return one.bold == other.bold && one.italic == other.italic &&
           std::abs(one.font_size - other.font_size) < 0.3 &&
           std::abs(one.lightness - other.lightness) < 0.1;
}

/// The line at the other side on which line `i` begins a row of cells; nothing when it does not.
const Mark* beside(const std::vector<Mark>& lines, std::size_t i) {
    for (std::size_t j = i + 1; j < lines.size() && j < i + 4; ++j)
        if (lines[j].left != lines[i].left && share_line(*lines[i].strip, *lines[j].strip))
            return &lines[j];
    return nullptr;
}

/// Where rows begin: under white, and where both sides look as they do under white, with a title
/// at the right.
std::vector<bool> find_starts(const std::vector<Mark>& lines) {
    const std::vector<double> white = white_above(lines);
    const double least = usual_white(white) + kWhite * usual_size(lines);
    std::vector<bool> starts(lines.size());
    const Mark* left = nullptr;
    const Mark* right = nullptr;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        starts[i] = white[i] >= least;
        const Mark* other = starts[i] && left == nullptr ? beside(lines, i) : nullptr;
        if (other == nullptr) continue;
        left = lines[i].left ? &lines[i] : other;
        right = lines[i].left ? other : &lines[i];
    }
    if (left == nullptr || !right->strip->pieces.front().bold) return starts;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const Mark* other = white[i] >= 0 ? beside(lines, i) : nullptr;
        if (other == nullptr) continue;
        const Mark& one = lines[i].left ? lines[i] : *other;
        const Mark& two = lines[i].left ? *other : lines[i];
        if (look_alike(*one.strip, *left->strip) && look_alike(*two.strip, *right->strip))
            starts[i] = true;
    }
    return starts;
}

std::vector<Band> part_by_white(const std::vector<Mark>& lines) {
    const std::vector<bool> starts = find_starts(lines);
    std::vector<Band> bands(1);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (starts[i]) {
            // What stands at the right alone goes on from the row above.
            if (bands.size() > 1 && bands.back().left.empty()) {
                auto& right = bands[bands.size() - 2].right;
                for (Strip& strip : bands.back().right) right.push_back(std::move(strip));
                bands.back().right.clear();
            } else {
                bands.emplace_back();
            }
        }
        add(bands.back(), lines[i]);
    }
    if (bands.size() > 1 && bands.back().left.empty()) {
        auto& right = bands[bands.size() - 2].right;
        for (Strip& strip : bands.back().right) right.push_back(std::move(strip));
        bands.pop_back();
    }
    return bands;
}

bool changes_look(const std::vector<Strip>& cell) {
    return std::any_of(cell.begin(), cell.end(), [&](const Strip& strip) {
        return !look_alike(cell.front(), strip);
    });
}

std::string text_of(const Strip& strip) {
    std::string text;
    for (const Piece& piece : strip.pieces) text += piece.text + ' ';
    return text;
}

/// "Client", "Period", "Role" at the left of one row and again of another: labels, each of what is
/// level with it.
bool repeat_labels(const std::vector<Band>& bands) {
    constexpr int kLeastLabels = 3;
    std::map<std::string, int> seen;
    int repeated = 0;
    int lines = 0;
    for (const Band& band : bands)
        for (const Strip& strip : band.left) {
            ++lines;
            repeated += ++seen[text_of(strip)] == 2 ? 1 : 0;
        }
    return repeated >= kLeastLabels && 4 * repeated >= lines;
}

}  // namespace

std::vector<Band> find_bands(const Parting& parting) {
    const std::vector<Mark> lines = lines_of(parting);
    std::vector<Block> blocks;
    for (const Mark& line : lines) blocks.push_back({line.strip, line.box});
    Side left;
    Side right;
    for (std::size_t i = 0; i < lines.size(); ++i) (lines[i].left ? left : right).add(blocks[i]);
    if (have_own_titles(left, right)) return {};
    std::vector<Band> bands = part_by_white(lines);
    std::size_t level = 0;
    std::size_t off = 0;
    std::size_t cards = 0;  // Both cells have a title, and the titles look the same.
    for (const Band& band : bands) {
        if (band.left.empty() || band.right.empty()) continue;
        ++(share_line(band.left.front(), band.right.front()) ? level : off);
        cards += look_alike(band.left.front(), band.right.front()) && changes_look(band.left) &&
                 changes_look(band.right);
    }
    const bool enough = level >= kLeastBands || (level >= 2 && cards == level);
    if (!enough || 8 * off > level) return {};
    return bands;
}

bool have_full_cells(const std::vector<Band>& bands) {
    if (repeat_labels(bands)) return false;
    int cells = 0;
    int full = 0;
    for (const Band& band : bands) {
        if (band.left.empty() || band.right.empty()) continue;
        ++cells;
        full += band.left.size() >= 2 && !is_like_date(band.left.front()) &&
                !is_like_date(band.right.front()) &&
                unite(band.left.front().box(), band.left.back().box()).width() <
                    unite(band.right.front().box(), band.right.back().box()).width();
    }
    return full >= 2 && 4 * full >= 3 * cells;
}

}  // namespace vitae
