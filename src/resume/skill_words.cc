#include "resume/skill_words.h"

#include <algorithm>

#include "resume/entry_noise.h"
#include "resume/letters.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr std::u32string_view kLevels =
    U"beginner|novice|elementary|basic|basics|basic knowledge|working knowledge|familiar|"
    U"familiarity|intermediate|upper intermediate|competent|proficient|good|very good|excellent|"
    U"advanced|expert|master|professional|fluent|skilled|strong|native|some experience|"
    U"anfanger|grundkenntnisse|grundlagen|basiskenntnisse|gut|gute kenntnisse|sehr gut|"
    U"sehr gute kenntnisse|fortgeschritten|experte|expertin|expertenkenntnisse|"
    U"debutant|notions|bases|intermediaire|bon|bon niveau|avance|confirme|maitrise|"
    U"basico|basica|medio|intermedio|alto|avanzado|experto|nivel basico|nivel medio|"
    U"nivel avanzado|nivel intermedio|usuario|usuario avanzado|nivel usuario|"
    U"base|buono|buona|ottimo|ottima|discreto|avanzato|esperto|livello base|livello avanzato|"
    U"intermediario|avancado|especialista|nivel avancado|nivel intermediario|"
    U"basis|basiskennis|gemiddeld|goed|gevorderd|uitstekend|"
    U"базовый|средний|начальный|продвинутый|уверенный|эксперт|уверенный пользователь|"
    U"了解|熟悉|掌握|熟练|精通|初級|中級|上級|초급|중급|상급|مبتدئ|متوسط|متقدم|خبير|"
    U"podstawowy|sredni|zaawansowany|ekspert";

constexpr std::u32string_view kColumns =
    U"skill|skills|tool|tools|technology|technologies|software|programme|program|language|"
    U"languages|level|proficiency|rating|last used|used|years|experience|years of experience|"
    U"years used|version|category|area|competence|competency|kenntnis|kenntnisse|programm|niveau|"
    U"erfahrung|jahre|zuletzt|zuletzt genutzt|competence|outil|annees|competencia|herramienta|"
    U"nivel|anos|programa|competenza|livello|strumento|anni|ferramenta|vaardigheid|ervaring";

constexpr std::u32string_view kGroups =
    U"languages|programming|programming languages|languages and frameworks|scripting|markup|"
    U"frameworks|libraries|frameworks and libraries|databases|tools|developer tools|platforms|"
    U"operating systems|systems|cloud|devops|testing|methods|methodologies|design|office|"
    U"software|hardware|networking|security|laboratory|lab|lab skills|analysis|soft skills|"
    U"hard skills|technical|personal|social|interpersonal|clinical|languages spoken|other|"
    U"management|finance|marketing|concepts|web|mobile|data|protocols|instruments|machines|"
    U"programmiersprachen|sprachen|werkzeuge|datenbanken|betriebssysteme|methoden|"
    U"soziales|personlich|fachlich|labor|anwendungen|sonstiges|programme|edv|"
    U"langages|outils|bases de donnees|systemes|methodes|bureautique|logiciels|langages et outils|"
    U"savoir etre|savoir faire|techniques|"
    U"lenguajes|herramientas|bases de datos|sistemas|metodologias|ofimatica|idiomas|personales|"
    U"tecnicas|sociales|laboratorio|"
    U"linguaggi|strumenti|basi di dati|sistemi|metodologie|ufficio|personali|tecniche|"
    U"linguagens|ferramentas|bancos de dados|bases de dados|pessoais|escritorio|informatica|"
    U"talen|talen en frameworks|gereedschap|databases|persoonlijk|kantoor|overig|"
    U"языки|инструменты|базы данных|фреймворки|методологии|личные|личные качества|операционные системы|"
    U"编程语言|语言|框架|工具|数据库|言語|ツール|フレームワーク|データベース|クラウド|언어|도구|"
    U"프레임워크|데이터베이스|데이터베이스 시스템|클라우드|"
    U"jezyki|narzedzia|bazy danych|umiejetnosci miekkie";

bool is_number(std::u32string_view word) {
    return std::ranges::all_of(word, [](char32_t c) {
        return is_digit(c) || contains(U"/%.", {&c, 1});
    });
}

bool is_framework_level(std::u32string_view word) {
    return word.size() == 2 && word[0] >= U'a' && word[0] <= U'c' && word[1] >= U'1' &&
           word[1] <= U'2';
}

}  // namespace

bool is_skill_level(std::u32string_view text) {
    static const PhraseSet levels(kLevels);
    if (is_duration(text)) return true;
    const std::u32string words = joined_words(text);
    if (levels.contains(words)) return true;
    bool says = false;
    for (const Word32& word : words_in(text)) {
        const bool level = levels.contains(word.folded);
        const bool year = word.folded.size() == 4 && is_number(word.folded);
        if (!level && !year && !is_framework_level(word.folded)) return false;
        says = true;
    }
    return says;
}

Span without_level(const Reading& reading, Span item) {
    const auto text = reading.slice(item);
    const auto open = text.find_last_of(U"(（[");
    const bool closed = !text.empty() && contains(U")）]", {&text.back(), 1});
    if (!closed || open == std::u32string_view::npos || open == 0) return item;
    const auto inside = text.substr(open + 1, text.size() - open - 2);
    bool level = is_skill_level(inside);
    if (!level && contains(inside, U",")) {
        const auto comma = inside.find(U',');
        level = is_skill_level(inside.substr(0, comma)) && is_skill_level(inside.substr(comma + 1));
    }
    if (!level) return item;
    return trimmed(reading.text(), {item.start, item.start + static_cast<std::uint32_t>(open)});
}

bool names_skill_columns(const Reading& reading, const EntryRow& row) {
    static const PhraseSet columns(kColumns);
    return row.cells.size() > 1 && std::ranges::all_of(row.cells, [&](const Cell& cell) {
               return columns.contains(joined_words(reading.slice(cell.span)));
           });
}

std::size_t group_length(std::u32string_view text) {
    static const PhraseSet groups(kGroups);
    const auto words = words_in(text);
    for (std::size_t count = std::min<std::size_t>(words.size(), 3); count > 0; --count) {
        const std::size_t end = words[count - 1].span.end;
        if (count >= words.size() || !is_space(text[end])) continue;
        if (!groups.contains(joined_words(text.substr(0, end)))) continue;
        const char32_t next = text[words[count].span.start];
        return is_lower(next) ? 0 : end;
    }
    return 0;
}

}  // namespace vitae
