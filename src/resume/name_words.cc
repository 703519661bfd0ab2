#include "resume/name_words.h"

#include <algorithm>
#include <iterator>

#include "resume/letters.h"

namespace vitae {

namespace {

constexpr std::u32string_view kTitles[] = {
    U"curriculum vitae",
    U"curriculum",
    U"vitae",
    U"resume",
    U"cv",
    U"lebenslauf",
    U"bewerbung",
    U"resumee",
    U"hoja de vida",
    U"europass",
    U"личное дело",
    U"резюме",
    U"简历",
    U"个人简历",
    U"履歴書",
    U"職務経歴書",
    U"이력서",
    U"السيرة الذاتية",
    U"سيرة ذاتية",
    U"履歷",
    U"履歷表"};
constexpr std::u32string_view kLabels[] = {
    U"name",
    U"full name",
    U"vor- und nachname",
    U"vor und nachname",
    U"nachname, vorname",
    U"nom",
    U"nombre",
    U"nombre completo",
    U"nome",
    U"nome completo",
    U"naam",
    U"имя",
    U"фио",
    U"姓名",
    U"氏名",
    U"名前",
    U"이름",
    U"성명",
    U"الاسم",
    U"first name(s) surname(s)",
    U"nom et prenom",
    U"cognome e nome",
    U"nome e cognome"};

template <std::size_t N>
bool is_one_of(std::u32string_view text, const std::u32string_view (&words)[N]) {
    const std::u32string folded = fold(text);
    return std::any_of(std::begin(words), std::end(words), [&](std::u32string_view word) {
        return folded == fold(word);
    });
}

}  // namespace

bool is_document_title(std::u32string_view text) {
    return is_one_of(text, kTitles);
}

bool is_name_label(std::u32string_view text) {
    return is_one_of(text, kLabels);
}

}  // namespace vitae
