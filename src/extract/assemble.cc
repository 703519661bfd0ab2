#include "extract/assemble.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace vitae {

namespace {

/// Letters that Unicode holds twice for the sake of fonts: ligatures, Arabic letter forms, and
/// radicals that stand for the Chinese character.
bool is_letter_form(char32_t c) {
    return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2E80 && c <= 0x2FDF);
}

bool is_left_out(char32_t c) {
    const bool space = c == U' ' || c == 0x3000;
    return !space && (c == 0xAD || c == 0xFFFD || c < 0x20 ||
                      u_charType(static_cast<UChar32>(c)) == U_PRIVATE_USE_CHAR ||
                      u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR ||
                      u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR);
}

std::string normalized(const icu::Normalizer2* form, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto in = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))
    );
    const icu::UnicodeString out = form->normalize(in, status);
    if (U_FAILURE(status)) return std::string(text);
    std::string utf8;
    return out.toUTF8String(utf8);
}

const icu::Normalizer2* compose() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
}

const icu::Normalizer2* compose_forms() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCInstance(status);
}

/// TeX sets an accent over an i without its dot; that letter and the accent are no character.
void set_dots(std::string& text) {
    constexpr std::string_view kDotless = "\xC4\xB1";
    for (std::size_t at = text.find(kDotless); at != std::string::npos;
         at = text.find(kDotless, at + 1)) {
        // Combining marks above begin with 0xCC: U+0300 to U+033F.
        const bool has_mark = at + 2 < text.size() && text[at + 2] == '\xCC';
        if (has_mark) text.replace(at, kDotless.size(), "i");
    }
}

/// Writes the content while counting its code points.
class Assembly {
public:
    void add(const Sheet& sheet) {
        Page page{.width = sheet.width, .height = sheet.height};
        for (const Strip& strip : sheet.strips) add_line(page, strip);
        const int number = static_cast<int>(text_.pages.size()) + 1;
        for (const SheetLink& link : sheet.links) add_link(page, number, link);
        text_.pages.push_back(std::move(page));
    }

    Text take() { return std::move(text_); }
    bool too_long() const {
        return text_.content.size() > kMaxContentBytes || words_ > kMaxWords ||
               text_.links.size() > kMaxLinks;
    }

private:
    void add_line(Page& page, const Strip& strip) {
        Line line{.block = strip.block};
        for (const Piece& piece : strip.pieces) {
            std::string word = clean_text(piece.text);
            if (word.empty()) continue;
            if (!line.words.empty() && !piece.joined) append(" ");
            const std::uint32_t start = length_;
            append(word);
            line.words.push_back(
                {.text = std::move(word),
                 .box = piece.box,
                 .font_size = piece.font_size,
                 .bold = piece.bold,
                 .italic = piece.italic,
                 .start = start,
                 .end = length_}
            );
        }
        if (line.words.empty()) return;
        append("\n");
        words_ += line.words.size();
        page.lines.push_back(std::move(line));
    }

    /// A link covers the words whose middle lies in its box.
    void add_link(const Page& page, int number, const SheetLink& link) {
        Link out{.target = link.target, .page = number, .box = link.box};
        for (const Line& line : page.lines) {
            for (const Word& word : line.words) {
                const double x = (word.box.x0 + word.box.x1) / 2;
                const double y = (word.box.y0 + word.box.y1) / 2;
                const Box& box = link.box;
                if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) continue;
                out.start = out.end == 0 ? word.start : std::min(out.start, word.start);
                out.end = std::max(out.end, word.end);
            }
        }
        if (!text_.links.empty() && continues(text_.links.back(), out)) {
            Link& last = text_.links.back();
            last.box = unite(last.box, out.box);
            last.end = out.end;
        } else {
            text_.links.push_back(std::move(out));
        }
    }

    /// A link that wraps, or is made of several words, comes in pieces.
    static bool continues(const Link& last, const Link& next) {
        return last.target == next.target && last.page == next.page && next.end > next.start &&
               (next.start == last.end || next.start == last.end + 1);
    }

    void append(std::string_view part) {
        text_.content += part;
        length_ += count_code_points(part);
    }

    Text text_;
    std::uint32_t length_ = 0;
    std::size_t words_ = 0;
};

}  // namespace

std::string clean_text(std::string_view utf8) {
    std::string out;
    for (const char32_t c : to_utf32(utf8)) {
        if (is_left_out(c)) continue;
        if (c == 0xA0 || c == 0x2007 || c == 0x202F || c == 0x3000) {
            out += ' ';
        } else if (is_letter_form(c)) {
            std::string letter;
            append_code_point(letter, c);
            out += normalized(compose_forms(), letter);
        } else {
            append_code_point(out, c);
        }
    }
    set_dots(out);
    const auto first = out.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    out = out.substr(first, out.find_last_not_of(' ') - first + 1);
    return normalized(compose(), out);
}

Result<Text> assemble(const std::vector<Sheet>& sheets, std::string_view document) {
    Assembly assembly;
    for (const Sheet& sheet : sheets) {
        assembly.add(sheet);
        if (assembly.too_long()) return Error{Code::too_large, "extract_output"};
    }
    Text text = assembly.take();
    text.document = document;
    if (text.content.empty() && text.links.empty())
        return Error{Code::unprocessable, "text_missing"};
    return text;
}

}  // namespace vitae
