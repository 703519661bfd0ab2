#include "extract/doc.h"

#include <algorithm>
#include <iterator>

#include "extract/code_page.h"
#include "extract/compound_file.h"
#include "extract/doc_formats.h"
#include "extract/field_code.h"
#include "extract/prose_builder.h"
#include "model/utf8.h"

namespace vitae {

namespace {

constexpr std::uint16_t kMagic = 0xA5EC;
constexpr std::size_t kPieces = 0x1A2;
constexpr std::size_t kMostCharacters = 4'000'000;

/// One character of the document and where it lies in the file.
struct Character {
    char32_t letter = 0;
    std::uint32_t place = 0;
};

/// The pieces that the text is made of, in its order (2.9.177).
std::vector<Character> read_pieces(const Octets& document, const Octets& table) {
    std::vector<Character> text;
    std::size_t at = document.u32(kPieces);
    const std::size_t end = std::min(table.size(), at + std::size_t{document.u32(kPieces + 4)});
    while (at < end && table.u8(at) == 1) at += 3 + std::size_t{table.u16(at + 1)};
    if (table.u8(at) != 2) return text;
    const std::size_t count = (table.u32(at + 1) - 4) / 12;
    at += 5;
    for (std::size_t i = 0; i < count && at + 4 * i < end; ++i) {
        const std::uint32_t first = table.u32(at + 4 * i);
        const std::uint32_t last = table.u32(at + 4 * i + 4);
        const std::uint32_t where = table.u32(at + 4 * (count + 1) + 8 * i + 2);
        // No piece is longer than the file that holds it.
        if (last < first || last - first > document.size()) return {};
        const bool narrow = (where & 0x40000000) != 0;
        const std::uint32_t base = narrow ? (where & 0x3FFFFFFF) / 2 : where;
        for (std::uint32_t c = first; c < last && text.size() < kMostCharacters; ++c) {
            const std::uint32_t place = base + (c - first) * (narrow ? 1 : 2);
            if (place >= document.size()) break;
            const char byte = static_cast<char>(document.u8(place));
            text.push_back(
                {narrow ? to_utf32(from_code_page({&byte, 1}, 1252)).front()
                        : char32_t{document.u16(place)},
                 place}
            );
        }
    }
    return text;
}

class Reader {
public:
    Reader(const std::vector<Character>& text, const DocFormats& formats)
        : text_(text), formats_(formats) {}

    /// The characters from `first` to `last`, as a document of their own.
    Parts read(std::size_t first, std::size_t last) {
        last = std::min(last, text_.size());
        std::size_t start = first;
        for (std::size_t i = first; i < last; ++i) {
            const char32_t c = text_[i].letter;
            if (c != 0x0D && c != 0x07 && c != 0x0C) continue;
            add_paragraph(start, i);
            start = i + 1;
        }
        if (start < last) add_paragraph(start, last - 1);
        return out_.take();
    }

private:
    void add_paragraph(std::size_t first, std::size_t end) {
        const DocParagraph paragraph = formats_.paragraph_at(text_[end].place);
        const bool cell = text_[end].letter == 0x07;
        if (cell && paragraph.ends_row) return out_.end_row({});
        if (paragraph.in_list) out_.bullet();
        for (std::size_t i = first; i < end; ++i) add_character(text_[i], paragraph);
        flush();
        if (cell)
            out_.end_cell();
        else
            out_.end_paragraph(paragraph.in_table);
    }

    void add_character(const Character& character, const DocParagraph& paragraph) {
        const Look look = formats_.look_at(character.place, paragraph);
        switch (character.letter) {
            case 0x13:
                flush();
                in_instruction_ = true;
                return;
            case 0x14:
                in_instruction_ = false;
                link_ = link_of_field(instruction_);
                instruction_.clear();
                return;
            case 0x15:
                flush();
                in_instruction_ = false;
                instruction_.clear();
                link_.clear();
                return;
            default: break;
        }
        if (in_instruction_) return append_code_point(instruction_, character.letter);
        if (look.hidden) return;
        Style style{.font_size = 10};
        look.put_over(style);
        if (style.font_size != style_.font_size || style.bold != style_.bold ||
            style.italic != style_.italic)
            flush();
        style_ = style;
        append(character.letter);
    }

    void append(char32_t c) {
        if (c == 0x0B) run_ += '\n';
        if (c == 0x1E) run_ += '-';
        if (c == '\t' || c >= 0x20) units_ += static_cast<char16_t>(c);
        if (c != '\t' && c < 0x20) take_units();
        if (units_.size() > 4096) take_units();
    }

    /// UTF-16 → UTF-8, pairs and all.
    void take_units() {
        for (std::size_t i = 0; i < units_.size(); ++i) {
            const char32_t unit = units_[i];
            const char32_t next = i + 1 < units_.size() ? units_[i + 1] : 0;
            const bool high = unit >= 0xD800 && unit < 0xDC00;
            if (high && next >= 0xDC00 && next < 0xE000) {
                append_code_point(run_, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
                ++i;
            } else if (unit < 0xD800 || unit >= 0xE000) {
                append_code_point(run_, unit);
            }
        }
        units_.clear();
    }

    void flush() {
        take_units();
        out_.text(run_, style_, link_);
        run_.clear();
    }

    const std::vector<Character>& text_;
    const DocFormats& formats_;
    ProseBuilder out_;
    Style style_;
    std::string run_;
    std::u16string units_;
    bool in_instruction_ = false;
    std::string instruction_;
    std::string link_;
};

void append(Parts& all, Parts more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

/// Stories stand one after the other in the text: the body, footnotes, headers, comments, endnotes,
/// text boxes (2.3). Headers go first, where they are seen.
Parts read_stories(
    const Octets& document, const std::vector<Character>& text, DocFormats& formats
) {
    const auto length = [&](std::size_t at) {
        return std::min<std::size_t>(document.u32(at), text.size());
    };
    const std::size_t body = length(0x4C);
    const std::size_t headers = body + length(0x50);
    const std::size_t comments = headers + length(0x54);
    const std::size_t boxes = comments + length(0x58) + length(0x5C) + length(0x60);
    Parts all;
    const auto read = [&](std::size_t first, std::size_t last) {
        return first < last ? Reader(text, formats).read(first, last) : Parts();
    };
    append(all, read(headers, comments));
    append(all, read(0, body));
    append(all, read(boxes, boxes + length(0x64) + length(0x68)));
    return all;
}

}  // namespace

Result<std::vector<Sheet>> read_doc(std::string_view bytes) {
    const CompoundFile file = TRY(CompoundFile::open(bytes));
    const auto document = file.read("WordDocument");
    if (!document) return Error{Code::unsupported_media, "type_unsupported"};
    const Octets octets(*document);
    const std::uint16_t flags = octets.u16(0x0A);
    if (octets.u16(0) != kMagic) return Error{Code::unprocessable, "document_damaged"};
    if ((flags & 0x0100) != 0) return Error{Code::unprocessable, "document_encrypted"};
    const auto table = file.read((flags & 0x0200) != 0 ? "1Table" : "0Table");
    if (!table) return Error{Code::unprocessable, "document_damaged"};
    const std::vector<Character> text = read_pieces(octets, Octets(*table));
    DocFormats formats(*document, *table);
    return lay_out(read_stories(octets, text, formats));
}

}  // namespace vitae
