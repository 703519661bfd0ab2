#include "extract/plain.h"

#include <algorithm>

#include "extract/encoding.h"

namespace vitae {

namespace {

// A typewriter's page: ten point type in cells of 6 by 12, margins of half an inch.
constexpr double kFontSize = 10;
constexpr double kCell = 6;
constexpr double kLeading = 12;
constexpr double kMargin = 36;
constexpr int kTab = 8;
constexpr std::size_t kLinesOnPage = 3000;

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000 || c == U'\f';
}

Strip read_line(std::u32string_view line, double top) {
    Strip strip;
    int column = 0;
    for (std::size_t i = 0; i < line.size();) {
        if (is_space(line[i])) {
            column = line[i] == U'\t' ? (column / kTab + 1) * kTab : column + 1;
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < line.size() && !is_space(line[end])) ++end;
        const double x0 = kMargin + kCell * column;
        column += static_cast<int>(end - i);
        strip.pieces.push_back(
            {.text = to_utf8(line.substr(i, end - i)),
             .box = {x0, top, kMargin + kCell * column, top + kFontSize},
             .baseline = top + 0.8 * kFontSize,
             .font_size = kFontSize}
        );
        i = end;
    }
    return strip;
}

}  // namespace

Result<std::vector<Sheet>> read_plain(std::string_view bytes) {
    const std::u32string text = to_utf32(TRY(decode_text(bytes)));
    std::vector<Sheet> sheets;
    std::size_t row = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(U'\n', at), text.size());
        if (row % kLinesOnPage == 0) sheets.emplace_back();
        if (sheets.size() > kMaxPages) return Error{Code::too_large, "extract_output"};
        const double top = kMargin + kLeading * static_cast<double>(row++ % kLinesOnPage);
        Strip strip = read_line(std::u32string_view(text).substr(at, end - at), top);
        Sheet& sheet = sheets.back();
        sheet.height = top + kLeading + kMargin;
        if (!strip.pieces.empty()) {
            sheet.width = std::max(sheet.width, strip.pieces.back().box.x1 + kMargin);
            if (sheet.width > kMaxLength) return Error{Code::too_large, "extract_output"};
            sheet.strips.push_back(std::move(strip));
        }
        at = end + 1;
    }
    for (Sheet& sheet : sheets) sheet.width = std::max(sheet.width, 612.0);
    return sheets;
}

}  // namespace vitae
