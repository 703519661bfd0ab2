#include "resume/name_words.h"

#include <algorithm>
#include <iterator>

#include "resume/letters.h"
#include "resume/phrases.h"

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
    U"nome e cognome",
    U"cognome nome",
    U"cognome/nome",
    U"cognome(i) nome(i)",
    U"cognome/i nome/i",
    U"nome/cognome",
    U"surname(s) / first name(s)",
    U"surname / first name",
    U"surname, first name",
    U"last name, first name",
    U"nom(s) / prenom(s)",
    U"nom(s) prenom(s)",
    U"nom / prenom",
    U"nom prenom",
    U"nom, prenom",
    U"prenom et nom",
    U"apellido(s) / nombre(s)",
    U"apellidos / nombre",
    U"apellidos y nombre",
    U"apellidos y nombres",
    U"nombre y apellidos",
    U"nombre(s) y apellido(s)",
    U"nombres y apellidos",
    U"apelido(s) / nome(s) proprio(s)",
    U"apelido(s) / nome(s)",
    U"nome(s) / apelido(s)",
    U"nachname(n) / vorname(n)",
    U"vorname name",
    U"name, vorname",
    U"vorname, name",
    U"vorname nachname",
    U"achternaam, voornaam",
    U"voor- en achternaam",
    U"achternaam / voornaam",
    U"imie i nazwisko",
    U"adi soyadi",
    U"ad soyad"};

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

std::size_t title_length(std::u32string_view text) {
    static const PhraseSet joints(U"of|for|von|de|di|van|da|do");
    const std::u32string folded = fold(text);
    for (const std::u32string_view title : kTitles) {
        if (!folded.starts_with(title) || folded.size() != text.size()) continue;
        std::size_t at = title.size();
        if (at >= text.size() || is_letter(text[at])) continue;
        const auto skip_marks = [&] {
            while (at < text.size() && (is_space(text[at]) || is_dash(text[at]) ||
                                        is_colon(text[at]) || contains(U"|·•", {&text[at], 1})))
                ++at;
        };
        skip_marks();
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (joints.contains(folded.substr(at, end - at))) at = end;
        skip_marks();
        if (at < text.size()) return at;
    }
    return 0;
}

std::size_t bare_label_length(std::u32string_view text) {
    for (const std::u32string_view label : kLabels) {
        const std::size_t at = label.size();
        if (is_ideograph(label.front()) && text.starts_with(label) && at + 1 < text.size() &&
            is_space(text[at]))
            return at;
    }
    return 0;
}

Span without_credentials(const Reading& reading, Span name) {
    const auto text = reading.slice(name);
    const std::size_t comma = text.find(U',');
    if (comma == std::u32string_view::npos) return name;
    const auto rest = text.substr(comma);
    for (const Word32& word : words_in(rest)) {
        const auto letters = rest.substr(word.span.start, word.span.end - word.span.start);
        if (letters.size() > 6 || std::ranges::count_if(letters, is_upper) < 2) return name;
    }
    return {name.start, name.start + static_cast<std::uint32_t>(comma)};
}

}  // namespace vitae
