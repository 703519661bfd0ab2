#include "extract/recognize.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>
#include <unistd.h>

#include "extract/attitude.h"
#include "extract/layout.h"
#include "extract/seen_addresses.h"
#include "model/language.h"
#include "model/utf8.h"

namespace vitae {

namespace {

constexpr const char* kFolder = "/usr/share/tesseract-ocr/5/tessdata/";
constexpr std::array kModels = {
    "eng", "deu", "fra", "spa", "ita", "por", "nld", "rus", "chi_sim", "jpn", "kor", "ara", "osd"};

/// Below this mean confidence (of 100) a page may lie another way or be in another script.
constexpr double kClear = 82;
/// What orientation and script detection must be sure of, in its own unit.
constexpr float kSureOfSide = 2;
constexpr float kSureOfScript = 0.5;
/// Confidence differs by as much between languages of one script.
constexpr double kSameScript = 3;
/// Words below this are stains and icons.
constexpr float kLeastConfidence = 25;

std::map<std::string, std::string_view, std::less<>>& models() {
    static std::map<std::string, std::string_view, std::less<>> all;
    return all;
}

/// Tesseract's FileReader. Files cannot be opened any more when it asks for one.
bool read_model(const char* path, std::vector<char>* out) {
    const std::string_view name = path;
    const auto slash = name.rfind('/');
    std::string_view model = slash == std::string_view::npos ? name : name.substr(slash + 1);
    model = model.substr(0, model.find('.'));
    const auto found = models().find(model);
    if (found == models().end()) return false;
    out->assign(found->second.begin(), found->second.end());
    return true;
}

void map_model(const char* model) {
    const std::string path = std::string(kFolder) + model + ".traineddata";
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat status {};
    if (::fstat(file, &status) == 0 && status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (data != MAP_FAILED) models()[model] = {static_cast<const char*>(data), size};
    }
    ::close(file);
}

/// The model for a script as Tesseract names it.
const char* model_for_script(std::string_view script) {
    if (script == "Cyrillic") return "rus";
    if (script == "Hangul" || script == "Korean") return "kor";
    if (script == "Han") return "chi_sim";
    if (script == "Japanese" || script == "Katakana" || script == "Hiragana") return "jpn";
    if (script == "Arabic") return "ara";
    return "eng";
}

/// The model for a text that was read as English; English again when no language stands out.
const char* model_for_text(std::string_view text) {
    const std::string language = guess_language(text);
    constexpr std::pair<std::string_view, const char*> kModelOf[] = {
        {"de", "deu"}, {"fr", "fra"}, {"es", "spa"}, {"it", "ita"}, {"pt", "por"}, {"nl", "nld"}};
    for (const auto& [known, model] : kModelOf)
        if (language == known) return model;
    return "eng";
}

struct Recognized {
    std::vector<Piece> pieces;
    double confidence = 0;
    std::string text;
};

/// An empty page takes as long to recognize as a full one.
bool is_blank(const Picture& picture) {
    constexpr int kLeastContrast = 24;
    const auto range = std::minmax_element(picture.dots.begin(), picture.dots.end());
    return picture.dots.empty() || *range.second - *range.first < kLeastContrast;
}

}  // namespace

/// What the shapes of letters tell before any of them is read.
struct Shapes {
    int quarters = 0;  ///< Clockwise turns that set the page upright.
    const char* model = "eng";
};

class Recognizer::Engine {
public:
    /// In the language of the page before, or as English.
    Recognized read(const Picture& picture) {
        return read_as(picture, language_.empty() ? "eng" : language_);
    }

    bool knows_language() const { return !language_.empty(); }

    /// Once more in the model's language; the better of both counts, and its language for all
    /// further pages.
    Recognized read_better(const Picture& picture, Recognized page, const std::string& model) {
        language_ = "eng";
        if (model == "eng") return page;
        Recognized again = read_as(picture, model);
        // Latin letters are read with the same confidence in any of their languages.
        if (again.confidence + kSameScript < page.confidence) return page;
        language_ = model;
        keep_addresses(page.pieces, again.pieces);
        return again;
    }

    Shapes look_at_shapes(const Picture& picture) {
        int degrees = 0;
        float sure = 0;
        const char* script = nullptr;
        float sure_of_script = 0;
        Shapes shapes;
        if (!load("osd")) return shapes;
        show(picture);
        if (!api_.DetectOrientationScript(&degrees, &sure, &script, &sure_of_script)) return shapes;
        if (sure > kSureOfSide) shapes.quarters = (4 - degrees / 90) % 4;
        if (script != nullptr && sure_of_script > kSureOfScript)
            shapes.model = model_for_script(script);
        return shapes;
    }

private:
    void show(const Picture& picture) {
        api_.SetImage(picture.dots.data(), picture.width, picture.height, 1, picture.width);
        api_.SetSourceResolution(static_cast<int>(std::lround(picture.dots_per_point * 72)));
    }

    bool load(const std::string& model) {
        if (loaded_ == model) return true;
        if (!models().contains(model)) return false;
        api_.End();
        const bool failed =
            api_.Init(
                "",
                0,
                model.c_str(),
                // Only the older engine tells scripts and which side is up.
                model == "osd" ? tesseract::OEM_TESSERACT_ONLY : tesseract::OEM_LSTM_ONLY,
                nullptr,
                0,
                nullptr,
                nullptr,
                false,
                &read_model
            ) != 0;
        loaded_ = failed ? "" : model;
        // It finds headings in boxes and names beside photographs, which page segmentation takes
        // for pictures; the order that it leaves open comes from layout.
        api_.SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
        return !failed;
    }

    Recognized read_as(const Picture& picture, const std::string& model) {
        Recognized page;
        if (!load(model)) return page;
        show(picture);
        if (api_.Recognize(nullptr) != 0) return page;
        const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
        if (!at) return page;
        double sum = 0;
        do {
            const float confidence = at->Confidence(tesseract::RIL_WORD);
            sum += add_word(*at, picture, page) ? confidence : 0;
        } while (at->Next(tesseract::RIL_WORD));
        if (!page.pieces.empty()) page.confidence = sum / static_cast<double>(page.pieces.size());
        return page;
    }

    static bool add_word(
        const tesseract::ResultIterator& at, const Picture& picture, Recognized& page
    ) {
        const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
        int x0 = 0;
        int y0 = 0;
        int x1 = 0;
        int y1 = 0;
        const bool placed = at.BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1);
        const bool sure = at.Confidence(tesseract::RIL_WORD) >= kLeastConfidence;
        if (!text || !placed || !sure || !is_utf8(text.get())) return false;
        Piece piece{.text = text.get()};
        const double scale = 1 / picture.dots_per_point;
        piece.box = {x0 * scale, y0 * scale, x1 * scale, y1 * scale};
        set_line(at, scale, piece);
        page.text += piece.text + ' ';
        page.pieces.push_back(std::move(piece));
        return true;
    }

    /// Words of one line share its baseline and size; boxes alone differ by their letters.
    static void set_line(const tesseract::ResultIterator& at, double scale, Piece& piece) {
        float height = 0;
        float descenders = 0;
        float ascenders = 0;
        at.RowAttributes(&height, &descenders, &ascenders);
        piece.font_size = height > 0 ? height * scale : piece.box.height();
        int x0 = 0;
        int y0 = 0;
        int x1 = 0;
        int y1 = 0;
        const bool has = at.Baseline(tesseract::RIL_WORD, &x0, &y0, &x1, &y1);
        piece.baseline = has ? (y0 + y1) / 2.0 * scale : piece.box.y1;
    }

    tesseract::TessBaseAPI api_;
    std::string loaded_;
    double confidence_ = 0;  ///< Of the page that was read last.
    std::string language_;   ///< Of the first page.
};

Recognizer::Recognizer() = default;
Recognizer::~Recognizer() = default;

namespace {

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

}  // namespace

void Recognizer::read(const Picture& picture, Sheet& sheet) {
    if (is_blank(picture)) return;
    if (!engine_) engine_ = std::make_unique<Engine>();
    Attitude attitude{.skew = find_skew(picture)};
    Picture seen = attitude.skew == 0 ? picture : set_upright(picture, attitude);
    Recognized page = engine_->read(seen);
    Shapes shapes;
    if (page.confidence < kClear) shapes = engine_->look_at_shapes(picture);
    if (shapes.quarters != 0) {
        attitude = {.quarters = shapes.quarters};
        attitude.skew = find_skew(set_upright(picture, attitude));
        seen = set_upright(picture, attitude);
        page = engine_->read(seen);
    }
    if (!engine_->knows_language()) {
        const std::string by_shape = shapes.model;
        const std::string model = by_shape == "eng" ? model_for_text(page.text) : by_shape;
        page = engine_->read_better(seen, std::move(page), model);
    }
    if (page.pieces.empty()) return;
    Sheet upright{.pieces = std::move(page.pieces), .from_picture = true};
    order_sheet(upright);
    for (Strip& strip : upright.strips) join_characters(strip);
    for (Strip& strip : upright.strips)
        for (Piece& piece : strip.pieces) piece.box = place_back(piece.box, picture, attitude);
    sheet.strips = std::move(upright.strips);
    sheet.pieces.clear();
    sheet.from_picture = true;
}

void prepare_recognize() {
    for (const char* model : kModels) map_model(model);
}

}  // namespace vitae
