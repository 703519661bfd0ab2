#include "extract/pdf.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <Annot.h>
#include <CMap.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <Link.h>
#include <PDFDoc.h>
#include <Page.h>
#include <goo/GooString.h>

#include "extract/budget.h"
#include "extract/pdf_attached.h"
#include "extract/pdf_hidden.h"
#include "extract/pdf_images.h"
#include "extract/pdf_ligatures.h"
#include "extract/pdf_pasted.h"
#include "extract/pdf_picture.h"
#include "extract/pdf_words.h"
#include "extract/recognize.h"
#include "model/utf8.h"

namespace vitae {

namespace {

constexpr std::size_t kLeastLetters = 20;
/// A page takes two to five seconds to recognize, and the whole document has less than a minute.
constexpr int kMostRecognized = 8;

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
    read_links(page, sheet);
    sheet.has_damaged_text = read_words(document, number, sheet, budget);
    drop_hidden_text(document, number, sheet, budget);
    return sheet;
}

std::size_t letters_in(const std::vector<Piece>& pieces) {
    std::size_t letters = 0;
    for (const Piece& piece : pieces) letters += piece.text.size();
    return letters;
}

/// The width in dots of the page's largest picture that could be a scan of it; 0 when none could.
double width_of_scan(::Page& page) {
    constexpr double kDots = 800'000;
    double widest = 0;
    for (const ImageSize& size : list_images(page))
        if (size.dots() > kDots) widest = std::max(widest, size.width);
    return widest;
}

/// The scanner's, so that its dots are drawn as they are.
double resolution_of(PDFDoc& document, const Sheet& sheet, int number) {
    ::Page* page = document.getPage(number);
    if (page == nullptr || !page->isOk()) return kFineResolution;
    const double resolution = width_of_scan(*page) / (page->getCropWidth() / 72);
    const bool usual = resolution >= kCoarseResolution && resolution < kFineResolution;
    return usual && letters_in(sheet.pieces) < kLeastLetters ? resolution : kFineResolution;
}

/// True when the page shows pictures, or parts that may hold some.
bool has_objects(::Page& page) {
    Dict* resources = page.getResourceDict();
    const Object objects = resources == nullptr ? Object(objNull) : resources->lookup("XObject");
    return objects.isDict() && objects.dictGetLength() > 0;
}

/// A scanned page has no text, or just the name of the scanner's program. The last page of a text
/// may hold a word or two.
bool lacks_text(PDFDoc& document, const Sheet& sheet, int number) {
    const std::size_t letters = letters_in(sheet.pieces);
    if (letters == 0 || sheet.has_damaged_text) return true;
    ::Page* page = letters < kLeastLetters ? document.getPage(number) : nullptr;
    return page != nullptr && page->isOk() && has_objects(*page);
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
            sound ? read_page(document, *page, number, budget) : Sheet{.width = 612, .height = 792}
        );
        if (budget.is_spent()) return took_too_long();
    }
    if (!any) return Error{Code::unprocessable, "pdf_damaged"};
    return sheets;
}

/// Reads the pages that have no text from their pictures. Returns how many it has recognized.
Result<int> recognize_pages(PDFDoc& document, std::vector<Sheet>& sheets, Recognizer& recognizer) {
    int recognized = 0;
    for (std::size_t i = 0; i < sheets.size() && recognized < kMostRecognized; ++i) {
        const int number = static_cast<int>(i) + 1;
        if (!lacks_text(document, sheets[i], number)) continue;
        Budget budget;
        const double resolution = resolution_of(document, sheets[i], number);
        Picture picture = render_page(document, number, sheets[i], resolution, budget);
        if (budget.is_spent()) return took_too_long();
        ++recognized;
        Sheet seen = sheets[i];
        recognizer.read(std::move(picture), seen);
        std::size_t letters = 0;
        for (const Strip& strip : seen.strips) letters += letters_in(strip.pieces);
        // What the file says is better than what was seen, unless that is much more.
        if (sheets[i].has_damaged_text || letters > 2 * letters_in(sheets[i].pieces))
            sheets[i] = std::move(seen);
    }
    return recognized;
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
    Recognizer recognizer;
    const int recognized = TRY(recognize_pages(document, sheets, recognizer));
    read_pasted(document, sheets, recognizer, kMostRecognized - recognized);
    mend_ligatures(sheets);
    read_attached_form(document, sheets);
    return sheets;
}

}  // namespace vitae
