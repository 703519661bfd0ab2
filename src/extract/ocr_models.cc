#include "extract/ocr_models.h"

#include <array>
#include <map>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// Tesseract's older engine asks a table which letters look alike, the newer one never does, but
// each model builds it: three quarters of the time that loading takes. The library calls this
// function through the dynamic linker, which takes ours, as the program comes before its libraries.
namespace tesseract {

class UNICHARSET;

class UnicharAmbigs {
public:
    // The name is the library's. NOLINTNEXTLINE(readability-identifier-naming)
    [[gnu::visibility("default"), gnu::used]] void LoadUniversal(const UNICHARSET&, UNICHARSET*);
};

void UnicharAmbigs::LoadUniversal(const UNICHARSET&, UNICHARSET*) {}

}  // namespace tesseract

namespace vitae {

namespace {

constexpr const char* kFolder = "/usr/share/tesseract-ocr/5/tessdata/";
constexpr std::array kModels = {
    "eng", "deu", "fra", "spa", "ita", "por", "nld", "rus", "chi_sim", "jpn", "kor", "ara", "osd"};

std::map<std::string, std::string_view, std::less<>>& models() {
    static std::map<std::string, std::string_view, std::less<>> all;
    return all;
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

}  // namespace

void map_ocr_models() {
    for (const char* model : kModels) map_model(model);
}

bool has_ocr_model(std::string_view model) {
    return models().contains(model);
}

bool read_ocr_model(const char* path, std::vector<char>* out) {
    const std::string_view name = path;
    const auto slash = name.rfind('/');
    std::string_view model = slash == std::string_view::npos ? name : name.substr(slash + 1);
    model = model.substr(0, model.find('.'));
    const auto found = models().find(model);
    if (found == models().end()) return false;
    out->assign(found->second.begin(), found->second.end());
    return true;
}

}  // namespace vitae
