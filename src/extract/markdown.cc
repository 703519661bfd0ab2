#include "extract/markdown.h"

#include <algorithm>

#include "model/utf8.h"

namespace vitae {

namespace {

constexpr double kHeadingSizes[] = {20, 15, 12, 11, 10, 10};

/// The level of a heading line, 0 for other lines.
std::size_t heading_level(std::u32string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of(U'#'), line.size());
    return marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == U' ' ? marks : 0;
}

struct InlineLink {
    std::u32string_view text;
    std::u32string_view target;
    std::size_t size = 0;  ///< Of the whole "[text](target)".
};

InlineLink link_at(std::u32string_view line) {
    const auto close = line.find(U"](");
    const auto end = line.find(U')', close == std::u32string_view::npos ? 0 : close);
    if (line.front() != U'[' || close == std::u32string_view::npos ||
        end == std::u32string_view::npos || line.find(U'[', 1) < close)
        return {};
    return {line.substr(1, close - 1), line.substr(close + 2, end - close - 2), end + 1};
}

class MarkedLine {
public:
    MarkedLine(std::u32string_view line, Style style) : line_(line), style_(style) {}

    std::vector<MarkedWords> read() {
        for (std::size_t at = 0; at < line_.size();) at += step(line_.substr(at));
        flush({});
        return std::move(out_);
    }

private:
    /// Takes in what the rest starts with; returns its size.
    std::size_t step(std::u32string_view rest) {
        if (rest.starts_with(U"**") || rest.starts_with(U"__")) return toggle(style_.bold, 2);
        const bool star = rest.size() > 1 && rest.front() == U'*' && rest[1] != U' ';
        if (star || (rest.front() == U'*' && style_.italic)) return toggle(style_.italic, 1);
        const InlineLink link = rest.front() == U'[' ? link_at(rest) : InlineLink{};
        if (link.size > 0) {
            flush({});
            text_ = link.text;
            flush(to_utf8(link.target));
            return link.size;
        }
        if (rest.front() != U'`') text_ += rest.front();
        return 1;
    }

    std::size_t toggle(bool& flag, std::size_t size) {
        flush({});
        flag = !flag;
        return size;
    }

    void flush(std::string link) {
        if (!text_.empty()) out_.push_back({std::move(text_), style_, std::move(link)});
        text_.clear();
    }

    std::u32string_view line_;
    Style style_;
    std::u32string text_;
    std::vector<MarkedWords> out_;
};

}  // namespace

bool looks_like_markdown(std::u32string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(U'\n', at), text.size());
        if (heading_level(text.substr(at, end - at)) > 0) return true;
        at = end + 1;
    }
    return false;
}

std::vector<MarkedWords> read_markdown_line(std::u32string_view line) {
    const std::size_t level = heading_level(line);
    Style style{.font_size = 10};
    if (level > 0) style = {.font_size = kHeadingSizes[level - 1], .bold = true};
    return MarkedLine(level > 0 ? line.substr(level + 1) : line, style).read();
}

}  // namespace vitae
