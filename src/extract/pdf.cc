#include "extract/pdf.h"

#include <algorithm>
#include <memory>

#include <Annot.h>
#include <CMap.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <Link.h>
#include <PDFDoc.h>
#include <Page.h>
#include <TextOutputDev.h>
#include <goo/GooString.h>

#include "extract/budget.h"
#include "extract/pdf_hidden.h"
#include "extract/pdf_picture.h"
#include "extract/recognize.h"
#include "extract/right_to_left.h"
#include "model/utf8.h"

namespace vitae {

namespace {

constexpr std::size_t kLeastLetters = 20;
/// A page takes two to five seconds to recognize, and the whole document has less than a minute.
constexpr int kMostRecognized = 8;

/// LaTeX fonts say that they are bold or italic in their names alone.
bool name_has(const std::string& name, std::initializer_list<std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
        return name.find(mark) != std::string::npos;
    });
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    return text;
}

/// The letters of these fonts are pictures: an envelope, a telephone.
bool is_icon_font(const std::string& name) {
    return name_has(
        name,
        {"awesome",
         "icon",
         "marvosym",
         "wasysym",
         "bbding",
         "pifont",
         "dingbat",
         "webdings",
         "emoji",
         "glyphs",
         "symbols-"}
    );
}

/// Word sets its bullets in this one.
bool is_bullet_font(const std::string& name) {
    return name_has(name, {"wingdings"});
}

std::string font_name(const TextWord& word, int letter) {
    const GooString* name = word.getFontInfo(letter)->getFontName();
    return name == nullptr ? "" : lower(name->toStr());
}

std::string text_of(const TextWord& word) {
    std::string text;
    for (int i = 0; i < word.getLength(); ++i) {
        const std::string font = font_name(word, i);
        if (is_icon_font(font)) continue;
        append_code_point(text, is_bullet_font(font) ? U'•' : char32_t{*word.getChar(i)});
    }
    return text;
}

/// Gathers words. All letters shall come in the order in which they stand; those that one glyph has
/// together, like lam and alef, come in the order in which they are read.
class WordDevice : public TextOutputDev {
public:
    WordDevice() : TextOutputDev(nullptr, false, 0, false, false) {}

    void drawChar(
        GfxState* state,
        double x,
        double y,
        double dx,
        double dy,
        double origin_x,
        double origin_y,
        CharCode code,
        int size,
        const Unicode* letters,
        int count
    ) override {
        if (count < 2 || !runs_to_the_left(letters[0]))
            return TextOutputDev::drawChar(
                state, x, y, dx, dy, origin_x, origin_y, code, size, letters, count
            );
        std::vector<Unicode> turned(letters, letters + count);
        std::reverse(turned.begin(), turned.end());
        TextOutputDev::drawChar(
            state, x, y, dx, dy, origin_x, origin_y, code, size, turned.data(), count
        );
    }
};

struct LetterStyle {
    bool bold = false;
    bool italic = false;
};

LetterStyle style_of(const TextWord& word, int letter) {
    const std::string name = font_name(word, letter);
    const TextFontInfo& font = *word.getFontInfo(letter);
    return {
        font.isBold() ||
            name_has(name, {"bold", "black", "heavy", "cmbx", "cmssbx", "-bd", "semib"}),
        font.isItalic() || name_has(name, {"italic", "oblique", "cmti", "slant", "-it"})};
}

/// A comma after a bold name is often plain, so most letters decide.
void set_style(Piece& piece, const TextWord& word) {
    int bold = 0;
    int italic = 0;
    LetterStyle style;
    for (int i = 0; i < word.getLength(); ++i) {
        // Letters of one font follow each other.
        const bool same = i > 0 && word.getFontInfo(i)->matches(word.getFontInfo(i - 1));
        if (!same) style = style_of(word, i);
        bold += style.bold ? 1 : 0;
        italic += style.italic ? 1 : 0;
    }
    piece.bold = 2 * bold > word.getLength();
    piece.italic = 2 * italic > word.getLength();
}

double lightness_of(const TextWord& word) {
    double red = 0;
    double green = 0;
    double blue = 0;
    word.getColor(&red, &green, &blue);
    return 0.3 * red + 0.59 * green + 0.11 * blue;
}

Piece to_piece(const TextWord& word) {
    Piece piece{.text = text_of(word)};
    Box& box = piece.box;
    word.getBBox(&box.x0, &box.y0, &box.x1, &box.y1);
    piece.baseline = word.getRotation() == 0 ? word.getBaseline() : box.y1;
    piece.font_size = word.getFontSize();
    if (word.getLength() > 0) set_style(piece, word);
    piece.lightness = lightness_of(word);
    return piece;
}

bool is_sound(const Piece& piece) {
    const Box& box = piece.box;
    const auto within = [](double v) { return v >= -kMaxLength && v <= kMaxLength; };
    return within(box.x0) && within(box.y0) && within(box.x1) && within(box.y1) &&
           box.x0 <= box.x1 && box.y0 <= box.y1 && piece.font_size >= 0 &&
           piece.font_size < kMaxLength;
}

/// Annotations stand in the page's own axes, from the bottom left and before rotation.
Box to_sheet_box(::Page& page, const AnnotLink& link) {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    link.getRect(&x0, &y0, &x1, &y1);
    const PDFRectangle* crop = page.getCropBox();
    const double width = crop->x2 - crop->x1;
    const double height = crop->y2 - crop->y1;
    x0 -= crop->x1;
    x1 -= crop->x1;
    y0 -= crop->y1;
    y1 -= crop->y1;
    switch (page.getRotate()) {
        case 90: return {y0, x0, y1, x1};
        case 180: return {width - x1, y0, width - x0, y1};
        case 270: return {height - y1, width - x1, height - y0, width - x0};
        default: return {x0, height - y1, x1, height - y0};
    }
}

void read_links(::Page& page, Sheet& sheet) {
    const std::unique_ptr<Links> links = page.getLinks();
    if (!links) return;
    for (const AnnotLink* link : links->getLinks()) {
        const LinkAction* action = link->getAction();
        if (action == nullptr || action->getKind() != actionURI) continue;
        const std::string& target = static_cast<const LinkURI*>(action)->getURI();
        const Box box = to_sheet_box(page, *link);
        const bool sound = is_sound({.box = box}) && is_utf8(target);
        if (sound && !target.empty() && target.size() < 2048) sheet.links.push_back({target, box});
    }
}

bool has_sound_size(const ::Page& page) {
    const double width = page.getCropWidth();
    const double height = page.getCropHeight();
    return width >= 1 && height >= 1 && width < kMaxLength && height < kMaxLength;
}

Sheet read_page(PDFDoc& document, ::Page& page, int number, Budget& budget) {
    const bool upright = page.getRotate() % 180 == 0;
    Sheet sheet;
    sheet.width = upright ? page.getCropWidth() : page.getCropHeight();
    sheet.height = upright ? page.getCropHeight() : page.getCropWidth();
    WordDevice device;
    document.displayPage(&device, number, 72, 72, 0, false, true, false, &must_stop, &budget);
    const std::unique_ptr<TextWordList> words(device.makeWordList());
    for (int i = 0; words && i < words->getLength(); ++i) {
        Piece piece = to_piece(*words->get(i));
        if (is_sound(piece) && !piece.text.empty()) sheet.pieces.push_back(std::move(piece));
    }
    drop_hidden_text(document, number, sheet, budget);
    read_links(page, sheet);
    return sheet;
}

/// A scanned page has no text, or just the name of the scanner's program.
bool lacks_text(const Sheet& sheet) {
    std::size_t letters = 0;
    for (const Piece& piece : sheet.pieces) letters += piece.text.size();
    return letters < kLeastLetters;
}

Error took_too_long() {
    return {Code::unprocessable, "extract_timeout"};
}

Result<std::vector<Sheet>> read_pages(PDFDoc& document) {
    std::vector<Sheet> sheets;
    Budget budget;
    bool any = false;
    for (int number = 1; number <= document.getNumPages(); ++number) {
        ::Page* page = document.getPage(number);
        const bool sound = page != nullptr && page->isOk() && has_sound_size(*page);
        any = any || sound;
        // A page that cannot be read stays as an empty one, so that page numbers stay true.
        sheets.push_back(
            sound ? read_page(document, *page, number, budget) : Sheet{612, 792, {}, {}, {}}
        );
        if (budget.is_spent()) return took_too_long();
    }
    if (!any) return Error{Code::unprocessable, "pdf_damaged"};
    return sheets;
}

/// Reads the pages that have no text from their pictures.
Result<void> recognize_pages(PDFDoc& document, std::vector<Sheet>& sheets) {
    Recognizer recognizer;
    int recognized = 0;
    for (std::size_t i = 0; i < sheets.size() && recognized < kMostRecognized; ++i) {
        if (!lacks_text(sheets[i])) continue;
        Budget budget;
        const Picture picture =
            render_page(document, static_cast<int>(i) + 1, sheets[i], kFineResolution, budget);
        if (budget.is_spent()) return took_too_long();
        recognizer.read(picture, sheets[i]);
        ++recognized;
    }
    return {};
}

Error refusal(const PDFDoc& document) {
    if (document.getErrorCode() == errEncrypted) return {Code::unprocessable, "pdf_encrypted"};
    return {Code::unprocessable, "pdf_damaged"};
}

}  // namespace

void prepare_pdf() {
    if (globalParams) return;
    globalParams = std::make_unique<GlobalParams>();
    // Poppler's messages quote the document, and standard error goes to a log.
    setErrorCallback([](ErrorCategory, Goffset, const char*) {});
}

void load_character_maps() {
    // Poppler opens them when a document asks, and keeps four of each kind.
    static constexpr std::pair<const char*, const char*> kMaps[] = {
        {"Adobe-GB1", "UniGB-UTF16-H"},
        {"Adobe-Japan1", "UniJIS-UTF16-H"},
        {"Adobe-CNS1", "UniCNS-UTF16-H"},
        {"Adobe-Korea1", "UniKS-UTF16-H"}};
    for (const auto& [collection, map] : kMaps) {
        const GooString name(collection);
        const GooString map_name(map);
        globalParams->getCIDToUnicode(&name);
        globalParams->getCMap(&name, &map_name);
    }
}

Result<std::vector<Sheet>> read_pdf(std::string_view bytes) {
    prepare_pdf();
    // The document owns the stream.
    PDFDoc document(
        new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull))
    );
    if (!document.isOk()) return refusal(document);
    const int count = document.getNumPages();
    if (count > static_cast<int>(kMaxPages))
        return Error{Code::too_large, "too_many_pages", "", "", count, kMaxPages};
    std::vector<Sheet> sheets = TRY(read_pages(document));
    TRY(recognize_pages(document, sheets));
    return sheets;
}

}  // namespace vitae
