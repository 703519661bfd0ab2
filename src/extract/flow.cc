#include "extract/flow.h"

#include <algorithm>

#include "model/utf8.h"

namespace vitae {

namespace {

constexpr double kPageWidth = 612;
constexpr double kPageHeight = 792;
constexpr double kMargin = 54;
constexpr double kTabStop = 36;
/// Wider than this many times the font size, a gap is a tab (see layout).
constexpr double kTabGap = 2;
constexpr std::size_t kMostPages = 240;

/// A letter's usual share of the font size; characters of East Asia are square.
double width_of(const std::u32string& word, double font_size) {
    double width = 0;
    for (const char32_t c : word) width += c >= 0x2E80 ? 1 : 0.5;
    return width * font_size;
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0 || c == 0x3000;
}

}  // namespace

Flow::Flow() {
    new_page();
    x_ = measure_.left;
}

void Flow::new_page() {
    sheets_.emplace_back();
    sheets_.back().width = kPageWidth;
    sheets_.back().height = kPageHeight;
    y_ = kMargin;
}

void Flow::text(std::string_view utf8, const Style& style) {
    for (const char32_t c : to_utf32(utf8)) {
        if (is_space(c)) {
            end_word();
            glued_ = false;
            continue;
        }
        const bool same = word_style_.font_size == style.font_size &&
                          word_style_.bold == style.bold && word_style_.italic == style.italic;
        if (!same) end_word();
        word_style_ = style;
        word_ += c;
    }
}

void Flow::end_word() {
    if (word_.empty()) return;
    add_word(word_, word_style_);
    word_.clear();
    glued_ = true;
}

void Flow::add_word(const std::u32string& word, const Style& style) {
    const double width = std::min(width_of(word, style.font_size), kMaxLength / 2);
    const double space = glued_ || strip_.pieces.empty() ? 0 : 0.3 * style.font_size;
    if (x_ + space + width > measure_.right && x_ > measure_.left) {
        x_ = measure_.left;
        y_ += row_height_;
        row_height_ = 0;
    } else {
        x_ += space;
    }
    row_height_ = std::max(row_height_, 1.25 * style.font_size);
    const Box box{x_, y_, x_ + width, y_ + style.font_size};
    x_ += width;
    strip_.pieces.push_back(
        {.text = to_utf8(word),
         .box = box,
         .baseline = y_ + 0.8 * style.font_size,
         .font_size = style.font_size,
         .bold = style.bold,
         .italic = style.italic,
         .joined = glued_ && !strip_.pieces.empty()}
    );
    if (!link_.empty()) sheets_.back().links.push_back({link_, box});
}

void Flow::tab(double left) {
    end_word();
    glued_ = false;
    if (strip_.pieces.empty()) {
        x_ = std::max(x_, left);
        return;
    }
    const double least = x_ + kTabGap * strip_.pieces.back().font_size;
    x_ = std::max(left, kTabStop * (1 + static_cast<int>(least / kTabStop)));
}

void Flow::end_line() {
    end_word();
    glued_ = false;
    if (strip_.pieces.empty()) return;
    strip_.block = block_;
    Sheet& sheet = sheets_.back();
    y_ += row_height_;
    sheet.height = std::max(sheet.height, y_ + kMargin);
    sheet.strips.push_back(std::move(strip_));
    strip_ = {};
    row_height_ = 0;
    x_ = measure_.left;
    if (y_ > kPageHeight - kMargin - 20) new_page();
}

void Flow::end_paragraph() {
    end_line();
    y_ += 2;
}

void Flow::begin_block(const Measure& measure) {
    end_paragraph();
    measure_ = measure;
    x_ = measure.left;
    ++block_;
}

void Flow::begin_link(std::string target) {
    end_word();
    link_ = std::move(target);
}

void Flow::end_link() {
    end_word();
    link_.clear();
}

Result<std::vector<Sheet>> Flow::take() {
    end_paragraph();
    if (sheets_.back().strips.empty() && sheets_.size() > 1) sheets_.pop_back();
    if (sheets_.size() > kMostPages) return Error{Code::too_large, "too_many_pages"};
    return std::move(sheets_);
}

}  // namespace vitae
