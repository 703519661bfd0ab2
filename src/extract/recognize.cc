#include "extract/recognize.h"

#include <algorithm>
#include <utility>

#include "extract/attitude.h"
#include "extract/contrast.h"
#include "extract/grounds.h"
#include "extract/layout.h"
#include "extract/ocr_engine.h"
#include "extract/ocr_models.h"
#include "extract/sample_rows.h"
#include "extract/seen_addresses.h"
#include "extract/seen_bullets.h"
#include "extract/turned.h"
#include "model/language.h"
#include "model/utf8.h"

namespace vitae {

namespace {

/// Below this mean confidence (of 100) a page may lie another way or be in another script.
constexpr double kClear = 88;
/// Below this one it almost certainly is.
constexpr double kUnclear = 82;
/// And below this one even words may be chance.
constexpr double kDoubtful = 70;
/// Confidence differs by as much between languages of one script.
constexpr double kSameScript = 3;

/// The model for a text that was read as English; English again when no language stands out.
const char* model_for_text(std::string_view text) {
    const std::string language = guess_language(text);
    constexpr std::pair<std::string_view, const char*> kModelOf[] = {
        {"de", "deu"}, {"fr", "fra"}, {"es", "spa"}, {"it", "ita"}, {"pt", "por"}, {"nl", "nld"}};
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

/// A page set upright, and what of it has been read in which language.
struct Paper {
    Picture picture;
    Attitude attitude;
    Sample sample;
    Seen english;           ///< The words of the sample.
    std::string by_script;  ///< The model for its script, when that is not Latin.
};

Paper set_level(const Picture& picture, int quarters) {
    Paper page{.attitude = {.quarters = quarters}};
    if (quarters == 0) {
        page.attitude.skew = find_skew(picture);
        page.picture = page.attitude.skew == 0 ? picture : set_upright(picture, page.attitude);
    } else {
        page.attitude.skew = find_skew(set_upright(picture, page.attitude));
        page.picture = set_upright(picture, page.attitude);
    }
    page.sample = choose_sample(page.picture);
    return page;
}

/// Words of a language are not seen on a page that lies another way; to load what tells how it lies
/// takes as long as to read it.
bool is_upright_latin(const Seen& sample) {
    return sample.confidence >= kClear ||
           (sample.confidence >= kDoubtful && !guess_language(sample.text).empty());
}

/// Upright, with a sample read as English.
Paper look_at(OcrEngine& engine, const Picture& picture) {
    Paper page = set_level(picture, 0);
    page.english = engine.read(page.picture, page.sample.area, "eng");
    if (is_upright_latin(page.english)) return page;
    Shapes shapes = engine.look_at_shapes(page.picture, page.sample.area);
    // A few letters may look like any script's.
    const bool as_expected = shapes.quarters == 0 && shapes.model == "eng";
    if (as_expected && page.english.confidence < kUnclear)
        shapes = engine.look_at_shapes(page.picture, all_of(page.picture));
    if (shapes.quarters != 0) {
        page = set_level(picture, shapes.quarters);
        page.english = engine.read(page.picture, page.sample.area, "eng");
    }
    if (shapes.model != "eng") page.by_script = shapes.model;
    return page;
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

/// What is not in the sample as well.
Seen read_in_english(OcrEngine& engine, const Paper& page) {
    Area above = all_of(page.picture);
    Area below = above;
    above.bottom = page.sample.area.top;
    below.top = page.sample.area.bottom;
    if (!page.sample.between_lines) return engine.read(page.picture, all_of(page.picture), "eng");
    Seen seen = engine.read(page.picture, above, "eng");
    seen.append(page.english);
    seen.append(engine.read(page.picture, below, "eng"));
    return seen;
}

/// In the model's language, but addresses in English.
Seen read_in(OcrEngine& engine, const std::string& model, const Paper& page) {
    Seen seen = engine.read(page.picture, all_of(page.picture), model);
    for (const Box& box : lines_with_addresses(seen.pieces)) {
        const Seen line = engine.read(page.picture, area_of(box, page.picture), "eng");
        keep_addresses(line.pieces, seen.pieces);
    }
    return seen;
}

bool is_of_east_asia(const std::u32string& text, bool at_end) {
    const char32_t c = text.empty() ? 0 : at_end ? text.back() : text.front();
    return c >= 0x2E80 && c < 0xA000;
}

/// Chinese and Japanese have no spaces, and Tesseract puts one after each guess at a word.
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

Seen read_page(OcrEngine& engine, const Paper& page, std::string& language) {
    if (!language.empty()) {
        if (language == "eng") return read_in_english(engine, page);
        return read_in(engine, language, page);
    }
    language = page.by_script.empty() ? model_for_text(page.english.text) : page.by_script;
    if (language != "eng") {
        Seen seen = read_in(engine, language, page);
        // Latin letters are read with the same confidence in any of their languages.
        if (seen.confidence + kSameScript >= page.english.confidence) return seen;
    }
    Seen seen = read_in_english(engine, page);
    // A page may say little in its middle.
    language = model_for_text(seen.text);
    return language == "eng" ? seen : read_in(engine, language, page);
}

}  // namespace

Recognizer::Recognizer() = default;
Recognizer::~Recognizer() = default;

void Recognizer::read(Picture picture, Sheet& sheet) {
    const bool was_grainy = smooth_grain(picture);
    if (is_blank(picture)) return;
    turn_dark_grounds_light(picture);
    // What is left of the grain would become letters.
    if (!was_grainy) darken_pale_letters(picture);
    if (!engine_) engine_ = std::make_unique<OcrEngine>();
    const Paper page = look_at(*engine_, picture);
    Seen seen = read_page(*engine_, page, language_);
    if (seen.pieces.empty()) return;
    sheet.pieces.clear();
    mend_bullets(seen.pieces);
    Sheet upright{.pieces = std::move(seen.pieces), .from_picture = true};
    order_sheet(upright);
    for (Strip& strip : upright.strips) join_characters(strip);
    for (Strip& strip : upright.strips)
        for (Piece& piece : strip.pieces)
            piece.box = place_back(piece.box, page.picture, {.skew = page.attitude.skew});
    turn(sheet, page.attitude.quarters);
    sheet.strips = std::move(upright.strips);
    sheet.from_picture = true;
}

void prepare_recognize() {
    map_ocr_models();
}

}  // namespace vitae
