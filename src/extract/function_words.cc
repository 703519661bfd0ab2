#include "extract/function_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace vitae {

namespace {

struct Language {
    const char* model;
    /// Words that the others do not have, as English recognition reads them.
    std::string_view words;
};

constexpr std::array<Language, 7> kLanguages = {{
    {"eng", " the of and with for from at to on by as in "},
    {"deu", " und der die das mit von im zur zum bei als seit ist des fur auf den "},
    {"fra", " et les des du au aux pour dans une avec sur le la chez en "},
    {"spa", " y los las del con para por una en el la de como al "},
    {"ita", " e di della dei delle con per il lo nel presso dal alla gli una "},
    {"por", " e do da dos das com para em uma os as na no ao "},
    {"nld", " en het een van met voor op bij te de als naar tot "},
}};

constexpr std::size_t kLeastHits = 6;

std::size_t hits(std::string_view text, std::string_view words) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        std::string word(" ");
        for (const char c : text.substr(at, end - at))
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        word += ' ';
        if (word.size() > 2 && words.find(word) != std::string_view::npos) ++count;
        at = end + 1;
    }
    return count;
}

}  // namespace

const char* model_for_text(std::string_view utf8) {
    const Language* best = &kLanguages.front();
    std::size_t most = std::max(hits(utf8, best->words), kLeastHits);
    for (const Language& language : kLanguages) {
        const std::size_t count = hits(utf8, language.words);
        if (count <= most) continue;
        most = count;
        best = &language;
    }
    return best->model;
}

}  // namespace vitae
