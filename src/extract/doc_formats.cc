#include "extract/doc_formats.h"

#include <algorithm>
#include <ranges>

namespace vitae {

namespace {

// Offsets of pairs (place, size) in the file information block (2.5.6).
constexpr std::size_t kStyleSheet = 0xA2;
constexpr std::size_t kCharacterPages = 0xFA;
constexpr std::size_t kParagraphPages = 0x102;

constexpr std::size_t kPage = 512;
constexpr std::size_t kMostPages = 20'000;
constexpr int kMostBases = 20;

/// Property modifiers (2.6.1, 2.6.2).
enum Sprm : std::uint16_t {
    kBold = 0x0835,
    kItalic = 0x0836,
    kHidden = 0x083C,
    kDeleted = 0x0800,
    kHalfPoints = 0x4A43,
    kInTable = 0x2416,
    kEndsRow = 0x2417,
    kList = 0x460B,
};

/// Calls `visit(modifier, operand)` for each of a list of property modifiers.
template <class Visit>
void for_each_property(std::string_view list, Visit visit) {
    const Octets octets(list);
    for (std::size_t at = 0; at + 2 < list.size();) {
        const std::uint16_t modifier = octets.u16(at);
        at += 2;
        constexpr std::size_t kSizes[] = {1, 1, 2, 4, 2, 2, 0, 3};
        std::size_t size = kSizes[modifier >> 13];
        if (size == 0) {
            const bool table = modifier == 0xD608;
            size = table ? octets.u16(at) + 1U : octets.u8(at) + 1U;
        }
        visit(modifier, octets.u16(at) & (size == 1 ? 0xFF : 0xFFFF));
        at += size;
    }
}

/// 0 and 1 are plain; 0x80 is as the style has it, 0x81 the opposite.
bool toggled(unsigned operand, std::optional<bool> style) {
    if (operand >= 0x80) return style.value_or(false) != (operand == 0x81);
    return operand != 0;
}

void put_properties(std::string_view list, Look& look) {
    for_each_property(list, [&](std::uint16_t modifier, unsigned operand) {
        if (modifier == kBold) look.bold = toggled(operand, look.bold);
        if (modifier == kItalic) look.italic = toggled(operand, look.italic);
        if (modifier == kHidden || modifier == kDeleted)
            look.hidden = look.hidden || operand % 0x80 == 1;
        if (modifier == kHalfPoints && operand >= 2 && operand <= 400)
            look.font_size = operand / 2.0;
    });
}

}  // namespace

DocFormats::DocFormats(std::string_view document, std::string_view table)
    : document_(document), table_(table) {
    characters_ = read_runs(kCharacterPages, false);
    paragraphs_ = read_runs(kParagraphPages, true);
    read_styles();
}

DocFormats::Runs DocFormats::read_runs(std::size_t plc, bool paragraphs) const {
    Runs runs;
    const std::size_t at = document_.u32(plc);
    const std::size_t size = document_.u32(plc + 4);
    if (size < 12 || at > table_.size()) return runs;
    const std::size_t count = std::min((size - 4) / 8, kMostPages);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t page = table_.u32(at + 4 * (count + 1) + 4 * i) & 0x3FFFFF;
        read_page(page * kPage, paragraphs, runs);
    }
    return runs;
}

/// A page of 512 bytes: places, then where in the page the properties of each run lie (2.9.33).
void DocFormats::read_page(std::size_t at, bool paragraphs, Runs& runs) const {
    const Octets page(document_.slice(at, kPage));
    const std::size_t count = page.u8(kPage - 1);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = 4 * (count + 1) + i * (paragraphs ? 13 : 1);
        const std::size_t offset = 2 * std::size_t{page.u8(entry)};
        std::string_view properties;
        if (offset != 0 && paragraphs) {
            const std::size_t half = page.u8(offset);
            properties = half != 0 ? page.slice(offset + 1, 2 * half - 1)
                                   : page.slice(offset + 2, 2 * std::size_t{page.u8(offset + 1)});
        } else if (offset != 0) {
            properties = page.slice(offset + 1, page.u8(offset));
        }
        runs[page.u32(4 * i)] = properties;
    }
}

/// Of each style: what it is based on, and its character properties (2.9.260).
void DocFormats::read_styles() {
    const Octets sheet(table_.slice(document_.u32(kStyleSheet), document_.u32(kStyleSheet + 4)));
    const std::size_t head = sheet.u16(0);
    const std::size_t count = std::min<std::size_t>(sheet.u16(2), 4096);
    const std::size_t fixed = sheet.u16(4);
    std::size_t at = 2 + head;
    for (std::size_t i = 0; i < count && at < sheet.size(); ++i) {
        const std::size_t size = sheet.u16(at);
        const Octets style(sheet.slice(at + 2, size));
        at += 2 + size;
        StyleEntry entry;
        if (size > 0) {
            entry.base = static_cast<std::uint16_t>(style.u16(2) >> 4);
            const bool is_paragraph = (style.u16(2) & 0xF) == 1;
            std::size_t part = fixed + 2 + 2 * std::size_t{style.u16(fixed)} + 2;
            // Paragraph properties come first, and parts start at even places.
            if (is_paragraph) part += 2 + (style.u16(part) + 1U) / 2 * 2;
            entry.characters = style.slice(part + 2, style.u16(part));
        }
        styles_.push_back(entry);
    }
}

std::string_view DocFormats::find(const Runs& runs, std::uint32_t place) {
    auto next = runs.upper_bound(place);
    return next == runs.begin() ? std::string_view() : std::prev(next)->second;
}

DocParagraph DocFormats::paragraph_at(std::uint32_t place) const {
    const std::string_view properties = find(paragraphs_, place);
    DocParagraph paragraph;
    if (properties.size() < 2) return paragraph;
    paragraph.style = Octets(properties).u16(0);
    for_each_property(properties.substr(2), [&](std::uint16_t modifier, unsigned operand) {
        if (modifier == kInTable) paragraph.in_table = operand != 0;
        if (modifier == kEndsRow) paragraph.ends_row = operand != 0;
        if (modifier == kList) paragraph.in_list = operand != 0;
    });
    return paragraph;
}

Look DocFormats::look_at(std::uint32_t place, const DocParagraph& paragraph) const {
    std::vector<std::string_view> chain;
    std::size_t style = paragraph.style;
    for (int i = 0; i < kMostBases && style < styles_.size(); ++i) {
        chain.push_back(styles_[style].characters);
        style = styles_[style].base;
    }
    Look look;
    for (const std::string_view one : std::views::reverse(chain)) put_properties(one, look);
    put_properties(find(characters_, place), look);
    return look;
}

}  // namespace vitae
