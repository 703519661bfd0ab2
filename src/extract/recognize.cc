#include "extract/recognize.h"

#include <algorithm>
#include <utility>

#include "extract/contrast.h"
#include "extract/grounds.h"
#include "extract/layout.h"
#include "extract/ocr_engine.h"
#include "extract/ocr_models.h"
#include "extract/paper.h"
#include "extract/seen_addresses.h"
#include "extract/seen_bullets.h"
#include "extract/seen_sizes.h"
#include "extract/shadows.h"
#include "extract/turned.h"
#include "model/language.h"
#include "model/utf8.h"

namespace vitae {

namespace {

/// Confidence differs by as much between languages of one script.
constexpr double kSameScript = 3;

/// The model for a text, which may have been read as English; English when no language stands out.
const char* model_for_text(std::string_view text) {
    const std::string language = guess_language(text);
    constexpr std::pair<std::string_view, const char*> kModelOf[] = {
        {"de", "deu"},
        {"fr", "fra"},
        {"es", "spa"},
        {"it", "ita"},
        {"pt", "por"},
        {"nl", "nld"},
        {"ru", "rus"},
        {"zh", "chi_sim"},
        {"ja", "jpn"},
        {"ko", "kor"},
        {"ar", "ara"}};
    for (const auto& [known, model] : kModelOf)
        if (language == known) return model;
    return "eng";
}

/// An empty page takes as long to recognize as a full one.
bool is_blank(const Picture& picture) {
    constexpr int kLeastContrast = 24;
    const auto range = std::minmax_element(picture.dots.begin(), picture.dots.end());
    return picture.dots.empty() || *range.second - *range.first < kLeastContrast;
}

/// With a margin, which recognition needs.
Area area_of(const Box& box, const Picture& picture) {
    const double scale = picture.dots_per_point;
    const double margin = 0.4 * box.height();
    const auto dot = [scale](double points, int most) {
        return std::clamp(static_cast<int>(points * scale), 0, most);
    };
    return {
        dot(box.x0 - margin, picture.width),
        dot(box.y0 - margin, picture.height),
        dot(box.x1 + margin, picture.width),
        dot(box.y1 + margin, picture.height)};
}

/// In the model's language, but addresses in English.
Seen read_in(OcrEngine& engine, const std::string& model, const Picture& page) {
    Seen seen = engine.read(page, all_of(page), model);
    for (const Box& box : lines_with_addresses(seen.pieces)) {
        const Seen line = engine.read(page, area_of(box, page), "eng");
        keep_addresses(line.pieces, seen.pieces);
    }
    return seen;
}

bool is_of_east_asia(const std::u32string& text, bool at_end) {
    const char32_t c = text.empty() ? 0 : at_end ? text.back() : text.front();
    return c >= 0x2E80 && c < 0xA000;
}

Seen read_in_english(OcrEngine& engine, Paper& page) {
    page.read_rest(engine);
    return page.english();
}

/// In the language that its words tell, which becomes `model`.
Seen read_unknown(OcrEngine& engine, Found& page, std::string& model) {
    model = page.by_script;
    if (model.empty()) {
        // A page may say little in its middle.
        while (guess_language(page.paper.english().text).empty() && page.paper.read_more(engine)) {
        }
        model = model_for_text(page.paper.english().text);
    }
    if (model != "eng") {
        Seen seen = read_in(engine, model, page.paper.picture());
        // Latin letters are read with the same confidence in any of their languages.
        if (seen.confidence + kSameScript >= page.paper.english().confidence) return seen;
    }
    Seen seen = read_in_english(engine, page.paper);
    model = model_for_text(seen.text);
    return model == "eng" ? seen : read_in(engine, model, page.paper.picture());
}

Seen read_known(OcrEngine& engine, Paper& page, const std::string& model) {
    return model == "eng" ? read_in_english(engine, page) : read_in(engine, model, page.picture());
}

void mend(std::vector<Piece>& pieces) {
    mend_bullets(pieces);
    mend_addresses(pieces);
    even_out_sizes(pieces);
    for (Piece& piece : pieces) piece.seen = 1;
}

}  // namespace

Recognizer::Recognizer() = default;
Recognizer::~Recognizer() = default;

struct Recognizer::Page {
    Paper paper;
    Seen seen;
};

Recognizer::Page Recognizer::read_page(const Picture& picture) {
    /// Below this mean confidence (of 100) a page may be unlike the one before it.
    constexpr double kUnclear = 82;
    if (!language_.empty()) {
        Paper paper(picture, likely_side(picture, quarters_));
        Seen seen = read_known(*engine_, paper, language_);
        if (seen.confidence >= kUnclear) return {std::move(paper), std::move(seen)};
    }
    Found found = set_upright_and_sample(*engine_, picture, quarters_);
    Seen seen = read_unknown(*engine_, found, language_);
    return {std::move(found.paper), std::move(seen)};
}

Recognizer::Page Recognizer::read_beside(const Picture& picture, std::string_view around) {
    /// Below this mean confidence a part of the page may lie another way than the rest.
    constexpr double kUnclear = 75;
    /// Points: less does not tell how it lies.
    constexpr double kLeastSide = 150;
    std::string language = model_for_text(around);
    Paper paper(picture, 0);
    Seen seen = read_known(*engine_, paper, language);
    const double side = std::min(picture.width, picture.height) / picture.dots_per_point;
    if (seen.confidence >= kUnclear || side < kLeastSide)
        return {std::move(paper), std::move(seen)};
    Found found = set_upright_and_sample(*engine_, picture, 0);
    seen = read_unknown(*engine_, found, language);
    return {std::move(found.paper), std::move(seen)};
}

bool Recognizer::prepare(Picture& picture) {
    const bool was_grainy = smooth_grain(picture);
    turn_dark_grounds_light(picture);
    even_out_light(picture);
    // What is left of the grain would become letters if it were darkened.
    was_grainy ? clear_paper(picture) : darken_pale_letters(picture);
    if (is_blank(picture)) return false;
    if (!engine_) engine_ = std::make_unique<OcrEngine>();
    return true;
}

double Recognizer::read(Picture picture, Sheet& sheet) {
    if (!prepare(picture)) return 0;
    Page page = read_page(picture);
    if (page.seen.pieces.empty()) return 0;
    const Attitude& attitude = page.paper.attitude();
    quarters_ = attitude.quarters;
    sheet.pieces.clear();
    mend(page.seen.pieces);
    Sheet upright{.pieces = std::move(page.seen.pieces)};
    order_sheet(upright);
    for (Strip& strip : upright.strips) join_characters(strip);
    for (Strip& strip : upright.strips)
        for (Piece& piece : strip.pieces)
            piece.box = place_back(piece.box, page.paper.picture(), {.skew = attitude.skew});
    turn(sheet, attitude.quarters);
    sheet.strips = std::move(upright.strips);
    sheet.from_picture = true;
    return page.seen.confidence;
}

SeenPart Recognizer::read_part(Picture picture, std::string_view around) {
    if (!prepare(picture)) return {};
    Page page = read_beside(picture, around);
    mend(page.seen.pieces);
    return {std::move(page.seen.pieces), page.paper.attitude(), page.seen.confidence};
}

void join_characters(Strip& strip) {
    for (std::size_t i = 1; i < strip.pieces.size(); ++i) {
        const Piece& before = strip.pieces[i - 1];
        Piece& piece = strip.pieces[i];
        const bool close = piece.box.x0 - before.box.x1 < 0.7 * piece.font_size;
        if (close && is_of_east_asia(to_utf32(before.text), true) &&
            is_of_east_asia(to_utf32(piece.text), false))
            piece.joined = true;
    }
}

void prepare_recognize() {
    map_ocr_models();
}

}  // namespace vitae
