#include "extract/pdf_attached.h"

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <Catalog.h>
#include <FileSpec.h>
#include <PDFDoc.h>
#include <Stream.h>

#include "extract/europass.h"
#include "extract/format.h"
#include "extract/json_form.h"

namespace vitae {

namespace {

constexpr int kMostFiles = 20;
constexpr std::size_t kMostBytes = std::size_t{4} << 20;
/// The form's labels and countries' codes stand on no page.
constexpr double kSaidByPages = 0.6;
/// Pages may hold more, but not much more.
constexpr double kSaidByForm = 0.5;

/// Empty when it is too large or cannot be read.
std::string bytes_of(EmbFile& file) {
    std::string bytes;
    Stream* stream = file.stream();
    if (stream == nullptr) return bytes;
    stream->reset();
    for (int c = stream->getChar(); c != EOF; c = stream->getChar()) {
        if (bytes.size() == kMostBytes) return {};
        bytes += static_cast<char>(c);
    }
    stream->close();
    return bytes;
}

std::optional<std::vector<Sheet>> read_form(const std::string& bytes) {
    const auto format = detect_format(bytes);
    if (!format) return std::nullopt;
    if (*format == Format::json_resume)
        if (auto sheets = read_json_resume(bytes)) return *std::move(sheets);
    if (*format == Format::europass)
        if (const auto root = parse_xml(bytes))
            if (auto sheets = read_europass(*root)) return *std::move(sheets);
    return std::nullopt;
}

std::optional<std::vector<Sheet>> find_form(PDFDoc& document) {
    Catalog* catalog = document.getCatalog();
    if (catalog == nullptr || !catalog->isOk()) return std::nullopt;
    for (int i = 0; i < std::min(catalog->numEmbeddedFiles(), kMostFiles); ++i) {
        const std::unique_ptr<FileSpec> file = catalog->embeddedFile(i);
        EmbFile* content = file && file->isOk() ? file->getEmbeddedFile() : nullptr;
        if (content == nullptr) continue;
        if (auto form = read_form(bytes_of(*content))) return form;
    }
    return std::nullopt;
}

/// Words of all sheets in lower case, without the spaces between them, and each by itself.
struct Said {
    std::string all;
    std::vector<std::string> words;

    explicit Said(const std::vector<Sheet>& sheets) {
        for (const Sheet& sheet : sheets) {
            for (const Piece& piece : sheet.pieces) add(piece);
            for (const Strip& strip : sheet.strips)
                for (const Piece& piece : strip.pieces) add(piece);
        }
    }

    /// How much of it the other says.
    double share_in(const Said& other) const {
        const auto said = std::ranges::count_if(words, [&](const std::string& word) {
            return other.all.find(word) != std::string::npos;
        });
        return words.empty() ? 1 : static_cast<double>(said) / static_cast<double>(words.size());
    }

private:
    void add(const Piece& piece) {
        constexpr std::size_t kLeastLetters = 4;
        std::string word;
        for (const unsigned char c : piece.text)
            if (std::isalnum(c) || c >= 0x80) word += static_cast<char>(std::tolower(c));
        const auto is_letter = [](unsigned char c) { return std::isalpha(c) || c >= 0x80; };
        all += word;
        if (static_cast<std::size_t>(std::ranges::count_if(word, is_letter)) >= kLeastLetters)
            words.push_back(std::move(word));
    }
};

}  // namespace

void read_attached_form(PDFDoc& document, std::vector<Sheet>& pages) {
    auto form = find_form(document);
    if (!form) return;
    const Said on_pages(pages);
    const Said in_form(*form);
    if (!on_pages.words.empty() && in_form.share_in(on_pages) < kSaidByPages) {
        pages.front().has_hidden_text = true;
        return;
    }
    if (on_pages.share_in(in_form) < kSaidByForm) return;
    for (Sheet& page : pages) {
        page.pieces.clear();
        page.strips.clear();
        page.links.clear();
        page.told_elsewhere = true;
    }
    std::ranges::move(*form, std::back_inserter(pages));
}

}  // namespace vitae
