#include "extract/recognize.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>
#include <unistd.h>

#include "model/language.h"

namespace vitae {

namespace {

constexpr const char* kFolder = "/usr/share/tesseract-ocr/5/tessdata/";
constexpr std::array kModels = {
    "eng", "deu", "fra", "spa", "ita", "por", "nld", "rus", "chi_sim", "jpn", "kor", "ara", "osd"};

/// Below this mean confidence (of 100) the picture is probably not in the language it was read in.
constexpr double kDoubtful = 60;
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

class Recognizer::Engine {
public:
    std::vector<Piece> read(const Picture& picture) {
        if (!language_.empty()) return read_as(picture, language_).pieces;
        Recognized page = read_as(picture, "eng");
        const std::string better = better_language(picture, page);
        language_ = "eng";
        if (better == "eng") return std::move(page.pieces);
        Recognized again = read_as(picture, better);
        if (again.confidence <= page.confidence && page.confidence >= kDoubtful)
            return std::move(page.pieces);
        language_ = better;
        return std::move(again.pieces);
    }

private:
    std::string better_language(const Picture& picture, const Recognized& page) {
        if (page.confidence >= kDoubtful) return model_for_text(page.text);
        int degrees = 0;
        float sure_of_degrees = 0;
        const char* script = nullptr;
        float sure_of_script = 0;
        show(picture);
        const bool told =
            api_.DetectOrientationScript(&degrees, &sure_of_degrees, &script, &sure_of_script);
        return told && script != nullptr ? model_for_script(script) : "eng";
    }

    void show(const Picture& picture) {
        api_.SetImage(picture.dots.data(), picture.width, picture.height, 1, picture.width);
        api_.SetSourceResolution(static_cast<int>(picture.dots_per_point * 72 + 0.5));
    }

    bool load(const std::string& model) {
        if (loaded_ == model) return true;
        if (!models().contains(model)) return false;
        api_.End();
        const bool failed = api_.Init(
                                "",
                                0,
                                model.c_str(),
                                tesseract::OEM_LSTM_ONLY,
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
    std::string language_;  ///< Of the first page.
};

Recognizer::Recognizer() = default;
Recognizer::~Recognizer() = default;

std::vector<Piece> Recognizer::read(const Picture& picture) {
    if (is_blank(picture)) return {};
    if (!engine_) engine_ = std::make_unique<Engine>();
    return engine_->read(picture);
}

void prepare_recognize() {
    for (const char* model : kModels) map_model(model);
}

}  // namespace vitae
