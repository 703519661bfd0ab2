#include "extract/ocr_engine.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "extract/ocr_models.h"
#include "model/utf8.h"

namespace vitae {

namespace {

/// What orientation and script detection must be sure of, in its own unit.
constexpr float kSureOfSide = 2;
constexpr float kSureOfScript = 0.5;
/// Short words below this are stains and icons.
constexpr float kLeastConfidence = 25;

/// The model for a script as Tesseract names it.
const char* model_for_script(std::string_view script) {
    if (script == "Cyrillic") return "rus";
    if (script == "Hangul" || script == "Korean") return "kor";
    if (script == "Han") return "chi_sim";
    if (script == "Japanese" || script == "Katakana" || script == "Hiragana") return "jpn";
    if (script == "Arabic") return "ara";
    return "eng";
}

void show(tesseract::TessBaseAPI& api, const Picture& picture, const Area& area) {
    const auto* first =
        picture.dots.data() + static_cast<std::size_t>(area.top) * picture.width + area.left;
    api.SetImage(first, area.right - area.left, area.bottom - area.top, 1, picture.width);
    api.SetSourceResolution(static_cast<int>(std::lround(picture.dots_per_point * 72)));
}

/// Words of one line share its baseline and size; boxes alone differ by their letters.
void set_line(const tesseract::ResultIterator& at, const Area& area, double scale, Piece& piece) {
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
    piece.baseline = has ? (area.top + (y0 + y1) / 2.0) * scale : piece.box.y1;
}

/// One doubtful digit makes a whole telephone number doubtful, or its "(312)".
bool is_long(std::string_view word) {
    constexpr std::ptrdiff_t kLeast = 6;
    constexpr std::ptrdiff_t kLeastDigits = 3;
    const auto count = [&](int (*is)(int)) {
        return std::count_if(word.begin(), word.end(), [is](unsigned char c) {
            return is(c) != 0;
        });
    };
    return count(&::isalnum) >= kLeast || count(&::isdigit) >= kLeastDigits;
}

bool add_word(const tesseract::ResultIterator& at, const Area& area, double scale, Seen& seen) {
    const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    const bool placed = at.BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1);
    if (!text || !placed || !is_utf8(text.get())) return false;
    if (at.Confidence(tesseract::RIL_WORD) < kLeastConfidence && !is_long(text.get())) return false;
    Piece piece{.text = text.get()};
    piece.box = {
        (area.left + x0) * scale,
        (area.top + y0) * scale,
        (area.left + x1) * scale,
        (area.top + y1) * scale};
    set_line(at, area, scale, piece);
    seen.text += piece.text + ' ';
    seen.pieces.push_back(std::move(piece));
    return true;
}

}  // namespace

Area all_of(const Picture& picture) {
    return {.right = picture.width, .bottom = picture.height};
}

void Seen::append(Seen more) {
    const auto before = static_cast<double>(pieces.size());
    const auto added = static_cast<double>(more.pieces.size());
    if (added == 0) return;
    confidence = (confidence * before + more.confidence * added) / (before + added);
    text += more.text;
    pieces.insert(
        pieces.end(),
        std::make_move_iterator(more.pieces.begin()),
        std::make_move_iterator(more.pieces.end())
    );
}

struct OcrEngine::Loaded {
    tesseract::TessBaseAPI api;
    std::string model;
};

OcrEngine::OcrEngine() = default;
OcrEngine::~OcrEngine() = default;

OcrEngine::Loaded* OcrEngine::load(const std::string& model) {
    if (const auto known = models_.find(model); known != models_.end()) return known->second.get();
    if (!has_ocr_model(model)) return nullptr;
    auto loaded = std::make_unique<Loaded>();
    loaded->model = model;
    // Only the older engine tells scripts and which side is up.
    const auto engine = model == "osd" ? tesseract::OEM_TESSERACT_ONLY : tesseract::OEM_LSTM_ONLY;
    tesseract::TessBaseAPI& api = loaded->api;
    const char* name = loaded->model.c_str();
    if (api.Init("", 0, name, engine, nullptr, 0, nullptr, nullptr, false, &read_ocr_model) != 0)
        return nullptr;
    // It finds headings in boxes and names beside photographs, which page segmentation takes for
    // pictures; the order that it leaves open comes from layout.
    api.SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
    return models_.emplace(model, std::move(loaded)).first->second.get();
}

Seen OcrEngine::read(const Picture& picture, const Area& area, const std::string& model) {
    Seen seen;
    Loaded* loaded = area.bottom > area.top && area.right > area.left ? load(model) : nullptr;
    if (loaded == nullptr) return seen;
    show(loaded->api, picture, area);
    if (loaded->api.Recognize(nullptr) != 0) return seen;
    const std::unique_ptr<tesseract::ResultIterator> at(loaded->api.GetIterator());
    if (!at) return seen;
    const double scale = 1 / picture.dots_per_point;
    double sum = 0;
    do {
        const float confidence = at->Confidence(tesseract::RIL_WORD);
        sum += add_word(*at, area, scale, seen) ? confidence : 0;
    } while (at->Next(tesseract::RIL_WORD));
    if (!seen.pieces.empty()) seen.confidence = sum / static_cast<double>(seen.pieces.size());
    return seen;
}

Shapes OcrEngine::look_at_shapes(const Picture& picture, const Area& area) {
    int degrees = 0;
    float sure = 0;
    const char* script = nullptr;
    float sure_of_script = 0;
    Shapes shapes;
    Loaded* loaded = load("osd");
    if (loaded == nullptr) return shapes;
    show(loaded->api, picture, area);
    if (!loaded->api.DetectOrientationScript(&degrees, &sure, &script, &sure_of_script))
        return shapes;
    if (sure > kSureOfSide) shapes.quarters = (4 - degrees / 90) % 4;
    if (script != nullptr && sure_of_script > kSureOfScript)
        shapes.model = model_for_script(script);
    return shapes;
}

}  // namespace vitae
