#include "model/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "model/utf8.h"

namespace vitae {

namespace {

struct Words {
    const char* language;
    std::string_view words;
    std::string_view endings;
};

/// Words that stand in every text or resume, and how long words end; without accents, as
/// recognition may lose those. Headings say little of English, since others use them too.
constexpr std::array<Words, 7> kWords = {{
    {"en",
     " the of and with for from at to on by as in is was were that this their our which until ",
     " ing ings ness ity ally ship "},
    {"de",
     " und der die das mit von im zur zum bei als seit ist des fur auf den an am eine einer eines "
     "januar februar marz mai juni juli oktober dezember heute jahre berufserfahrung ausbildung "
     "kenntnisse sprachen lebenslauf schule hochschule universitat leitung abschluss deutsch ",
     " ung ungen keit heit schaft isch ische lich liche ierung leiter leiterin gesellschaft "},
    {"fr",
     " et les des du de d au aux pour dans une avec sur le la chez en un par depuis qui est "
     "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre "
     "professionnelle formation competences langues diplome universite francais anglais gestion ",
     " ement ements eur euse aire ique iques elle eaux ite iere ees "},
    {"es",
     " y los las del con para por una en el la de como al un desde que "
     "enero febrero marzo abril mayo junio julio septiembre octubre noviembre diciembre "
     "experiencia educacion formacion habilidades idiomas actualidad universidad espanol ingles ",
     " cion ciones dad idades miento ador adora ero era ico ica ado ada "},
    {"it",
     " e di della dei delle con per il lo nel presso dal alla gli una un degli che "
     "gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre novembre dicembre "
     "esperienza istruzione formazione competenze lingue universita oggi italiano inglese ",
     " zione zioni mento menti ita aggio ica ico tore trice ale ali ato ata "},
    {"pt",
     " e do da dos das com para em uma os as na no ao um de pela desde que "
     "janeiro fevereiro marco abril maio junho julho setembro outubro novembro dezembro "
     "experiencia formacao habilidades idiomas atual universidade portugues ingles gestao ",
     " cao coes dade dades mento ador adora agem ista ico ica ado ada "},
    {"nl",
     " en het een van met voor op bij te de als naar tot aan uit door sinds "
     "januari februari maart mei juni juli augustus oktober heden "
     "werkervaring opleiding opleidingen vaardigheden talen universiteit hogeschool engels ",
     " heid lijk lijke ingen atie ering schap aar "},
}};
constexpr std::size_t kLeastScore = 3;
/// A word of so many letters says more than "de" and "la", which stand in many names.
constexpr std::size_t kLong = 5;
/// Of a hundred letters, so many of another script decide.
constexpr std::size_t kLeastShare = 15;

struct Scripts {
    std::size_t latin = 0;
    std::size_t cyrillic = 0;
    std::size_t arabic = 0;
    std::size_t han = 0;
    std::size_t kana = 0;
    std::size_t hangul = 0;
};

Scripts count_scripts(std::u32string_view text) {
    Scripts count;
    const auto within = [](char32_t c, char32_t first, char32_t last) {
        return c >= first && c <= last;
    };
    for (const char32_t c : text) {
        count.latin += within(c | 32, U'a', U'z') || within(c, 0xC0, 0x24F) ? 1 : 0;
        count.cyrillic += within(c, 0x400, 0x4FF) ? 1 : 0;
        count.arabic += within(c, 0x600, 0x6FF) || within(c, 0xFB50, 0xFEFC) ? 1 : 0;
        count.han += within(c, 0x3400, 0x9FFF) ? 1 : 0;
        count.kana += within(c, 0x3040, 0x30FF) ? 1 : 0;
        count.hangul += within(c, 0xAC00, 0xD7AF) ? 1 : 0;
    }
    return count;
}

/// "für" → "fur": the letter below the accent, for the Latin-1 letters that the words need.
char32_t plain_letter(char32_t c) {
    constexpr std::u32string_view kAccents = U"àáâãäåçèéêëìíîïñòóôõöùúûüý";
    constexpr std::u32string_view kPlain = U"aaaaaaceeeeiiiinooooouuuuy";
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= 0xC0 && c <= 0xDE) c += 32;
    const auto at = kAccents.find(c);
    return at == std::u32string_view::npos ? c : kPlain[at];
}

/// Each word of the text with spaces around it.
std::vector<std::string> words_of(std::u32string_view text) {
    std::vector<std::string> words;
    std::u32string word = U" ";
    for (const char32_t c : text) {
        const char32_t letter = plain_letter(c);
        if ((letter >= U'a' && letter <= U'z') || letter > 0x7F) {
            word += letter;
        } else if (word.size() > 1) {
            words.push_back(to_utf8(word + U' '));
            word = U" ";
        }
    }
    return words;
}

bool ends_as(std::string_view word, std::string_view endings) {
    for (std::size_t length = 3; length + 3 < word.size() && length < 13; ++length) {
        std::string ending = " ";
        ending += word.substr(word.size() - 1 - length);
        if (endings.find(ending) != std::string_view::npos) return true;
    }
    return false;
}

/// What a word with spaces around it says for a language.
std::size_t score(const std::string& word, const Words& known) {
    const bool is_long = word.size() >= kLong + 2;
    if (known.words.find(word) != std::string_view::npos) return is_long ? 2 : 1;
    return is_long && ends_as(word, known.endings) ? 1 : 0;
}

std::string guess_by_words(std::u32string_view text) {
    const std::vector<std::string> words = words_of(text);
    std::string best;
    std::size_t most = kLeastScore - 1;
    for (const Words& known : kWords) {
        std::size_t sum = 0;
        for (const std::string& word : words) sum += score(word, known);
        if (sum <= most) continue;
        most = sum;
        best = known.language;
    }
    return best;
}

}  // namespace

std::string guess_language(std::string_view utf8) {
    const std::u32string text = to_utf32(utf8);
    const Scripts count = count_scripts(text);
    // One Chinese or Korean character says as much as several letters.
    const std::size_t all =
        count.latin + count.cyrillic + count.arabic + 2 * (count.han + count.kana + count.hangul);
    const auto decides = [&](std::size_t letters) { return letters * 100 > all * kLeastShare; };
    if (all == 0) return {};
    if (decides(2 * count.hangul)) return "ko";
    if (decides(2 * (count.han + count.kana))) return count.kana * 10 > count.han ? "ja" : "zh";
    if (decides(count.arabic)) return "ar";
    if (decides(count.cyrillic)) return "ru";
    return guess_by_words(text);
}

}  // namespace vitae
