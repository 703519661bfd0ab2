#include "extract/plain.h"

#include <algorithm>
#include <cmath>

#include "extract/encoding.h"
#include "extract/markdown.h"

namespace vitae {

namespace {

// A typewriter's page: ten point type in cells of 6 by 12, margins of half an inch.
constexpr double kFontSize = 10;
constexpr double kCell = 6;
constexpr double kLeading = 12;
constexpr double kMargin = 36;
constexpr int kTab = 8;
constexpr double kPageWidth = 612;
constexpr std::size_t kLinesOnPage = 2000;

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000 || c == U'\f';
}

/// Sets one line in cells. Markdown's larger headings take wider ones.
class Row {
public:
    explicit Row(double top) : top_(top) {}

    void add(std::u32string_view text, const Style& style) {
        const double cell = kCell * style.font_size / kFontSize;
        bool joined = !strip_.pieces.empty();
        for (std::size_t i = 0; i < text.size();) {
            if (is_space(text[i])) {
                const double tab = kCell * kTab;
                x_ = text[i] == U'\t' ? (std::floor(x_ / tab) + 1) * tab : x_ + cell;
                joined = false;
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < text.size() && !is_space(text[end])) ++end;
            const double width = cell * static_cast<double>(end - i);
            strip_.pieces.push_back(
                {.text = to_utf8(text.substr(i, end - i)),
                 .box = {kMargin + x_, top_, kMargin + x_ + width, top_ + style.font_size},
                 .baseline = top_ + 0.8 * style.font_size,
                 .font_size = style.font_size,
                 .bold = style.bold,
                 .italic = style.italic,
                 .joined = joined}
            );
            x_ += width;
            joined = true;
            i = end;
        }
    }

    double x() const { return kMargin + x_; }
    const Strip& strip() const { return strip_; }

private:
    double top_;
    double x_ = 0;
    Strip strip_;
};

class Typing {
public:
    explicit Typing(bool markdown) : markdown_(markdown) {}

    void add_line(std::u32string_view line) {
        if (rows_++ % kLinesOnPage == 0) new_page();
        Sheet& sheet = sheets_.back();
        Row row(y_);
        if (!markdown_) row.add(line, {.font_size = kFontSize});
        if (markdown_)
            for (const MarkedWords& words : read_markdown_line(line)) {
                const double from = row.x();
                row.add(words.text, words.style);
                if (!words.link.empty())
                    sheet.links.push_back({words.link, {from, y_, row.x(), y_ + kFontSize}});
            }
        y_ += row.strip().pieces.empty()
                  ? kLeading
                  : kLeading * row.strip().pieces.front().font_size / kFontSize;
        sheet.height = std::max(sheet.height, y_ + kMargin);
        sheet.width = std::max(sheet.width, row.x() + kMargin);
        if (!row.strip().pieces.empty()) sheet.strips.push_back(row.strip());
    }

    Result<std::vector<Sheet>> take() {
        const bool too_large = std::any_of(sheets_.begin(), sheets_.end(), [](const Sheet& sheet) {
            return sheet.width > kMaxLength || sheet.height > kMaxLength;
        });
        if (too_large || sheets_.size() > kMaxPages)
            return Error{Code::too_large, "extract_output"};
        return std::move(sheets_);
    }

private:
    void new_page() {
        sheets_.emplace_back();
        sheets_.back().width = kPageWidth;
        y_ = kMargin;
    }

    bool markdown_;
    std::vector<Sheet> sheets_;
    std::size_t rows_ = 0;
    double y_ = kMargin;
};

}  // namespace

Result<std::vector<Sheet>> read_plain(std::string_view bytes) {
    const std::u32string text = to_utf32(TRY(decode_text(bytes)));
    Typing typing(looks_like_markdown(text));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(U'\n', at), text.size());
        typing.add_line(std::u32string_view(text).substr(at, end - at));
        at = end + 1;
    }
    return typing.take();
}

}  // namespace vitae
