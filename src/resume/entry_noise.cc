#include "resume/entry_noise.h"

#include <algorithm>

#include "resume/letters.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr std::u32string_view kUnits =
    U"year|years|yr|yrs|y|month|months|mo|mos|mth|mths|week|weeks|wk|wks|day|days|"
    U"jahr|jahre|jahren|monat|monate|monaten|woche|wochen|an|ans|annee|annees|mois|semaines|"
    U"ano|anos|mes|meses|semanas|anno|anni|mese|mesi|settimane|jaar|jaren|maand|maanden|weken|"
    U"год|года|лет|месяц|месяца|месяцев|мес|г|л|年|个月|個月|ヶ月|か月|カ月|月|년|개월|"
    U"سنة|سنوات|شهر|أشهر|شهور|weeks";
constexpr std::u32string_view kBinders =
    U"and|und|et|y|e|i|en|и|و|a|about|ca|approx|less|than|"
    U"total|of|for|hours|per|week|h";
constexpr std::u32string_view kKinds =
    U"full time|fulltime|part time|parttime|permanent|temporary|seasonal|contract|on site|hybrid|"
    U"permanent full time|vollzeit|teilzeit|festanstellung|unbefristet|befristet|geringfugig|"
    U"temps plein|temps partiel|cdi|cdd|interim|tiempo completo|jornada completa|media jornada|"
    U"tiempo parcial|indefinido|temporal|tempo pieno|part time|tempo indeterminato|"
    U"tempo determinato|tempo integral|tempo inteiro|meio periodo|voltijd|deeltijd|fulltime|"
    U"полная занятость|частичная занятость|全职|兼职|正社員|契約社員|정규직|계약직|دوام كامل|"
    U"دوام جزئي";
constexpr std::u32string_view kNotes =
    U"technologies|technology|tech stack|tech|stack|technologies used|tools|tools used|skills|"
    U"environment|keywords|key technologies|languages|frameworks|methods|software|responsibilities|"
    U"key responsibilities|duties|achievements|key achievements|accomplishments|highlights|"
    U"projects|key projects|project|coursework|relevant coursework|courses|relevant courses|"
    U"selected coursework|thesis|dissertation|thesis title|advisor|adviser|supervisor|supervised by|"
    U"advisors|minor|major|concentration|focus|activities|activities and societies|honors|honours|"
    U"awards|modules|topics|specialization|reason for leaving|references|reference|link|website|"
    U"url|github|demo|team size|client|clients|field|key modules|selected modules|modules included|"
    U"main subjects|subjects|electives|final year project|research project|capstone|capstone project|"
    U"relevant modules|core modules|dissertation title|honors thesis|honours thesis|senior thesis|"
    U"master s thesis|masters thesis|master thesis|bachelor thesis|bachelor s thesis|phd thesis|"
    U"doctoral thesis|research focus|area of research|scholarship|scholarships|societies|"
    U"exchange|exchange semester|study abroad|erasmus|"
    U"technologien|technik|werkzeuge|kenntnisse|aufgaben|tatigkeiten|schwerpunkt|schwerpunkte|"
    U"erfolge|projekte|abschlussarbeit|bachelorarbeit|masterarbeit|diplomarbeit|thema|"
    U"vertiefung|studienschwerpunkte|vertiefungsrichtung|thema der arbeit|betreuer|betreuerin|"
    U"promotion zum thema|doktorarbeit|facharbeit|leistungskurse|prufungsfacher|auslandssemester|"
    U"wahlfacher|hauptfacher|facher|titel der arbeit|"
    U"environnement technique|environnement|outils|missions|mission|competences|realisations|"
    U"memoire|these|sujet|specialite|taches|sujet de these|sujet de memoire|directeur de these|"
    U"matieres principales|matieres|projet de fin d'etudes|"
    U"tecnologias|herramientas|funciones|responsabilidades|logros|proyectos|tareas|especialidad|"
    U"trabajo de fin de grado|trabajo fin de grado|tesis|entorno|tfg|tfm|trabajo fin de master|"
    U"tesis doctoral|asignaturas|director de tesis|proyecto fin de carrera|"
    U"tesi di laurea|titolo della tesi|relatore|materie|argomento|"
    U"tecnologie|strumenti|mansioni|attivita|responsabilita|materie principali|tesi|progetti|"
    U"tcc|trabalho de conclusao de curso|trabalho de conclusao|orientador|orientadora|"
    U"tecnologias|ferramentas|funcoes|atividades|disciplinas|dissertacao|tese|principais atividades|"
    U"technologieen|taken|werkzaamheden|verantwoordelijkheden|vakken|scriptie|afstudeeropdracht|onderwerp|afstudeeronderwerp|afstudeerrichting|hoofdvakken|"
    U"технологии|стек|обязанности|должностные обязанности|достижения|инструменты|проекты|курсы|"
    U"тема диплома|тема|"
    U"技术栈|技术|主要职责|职责|工作职责|工作内容|工作描述|工作业绩|项目描述|项目职责|业绩|主修课程|"
    U"主修|课程|核心课程|毕业论文|论文|研究方向|使用技術|開発環境|担当業務|業務内容|実績|専攻|卒業論文|"
    U"기술|사용 기술|기술 스택|담당 업무|주요 업무|업무 내용|성과|주요 과목|논문|전공 과목|"
    U"التقنيات|المهام|المسؤوليات|الإنجازات|المواد|المشروع";

const PhraseSet& units() {
    static const PhraseSet all(kUnits);
    return all;
}
const PhraseSet& binders() {
    static const PhraseSet all(kBinders);
    return all;
}
const PhraseSet& kinds() {
    static const PhraseSet all(kKinds);
    return all;
}
const PhraseSet& notes() {
    static const PhraseSet all(kNotes);
    return all;
}

/// Letters and digits with single spaces between.
std::u32string words_of(std::u32string_view text) {
    std::u32string out;
    for (const Word32& word : words_in(text)) {
        if (!out.empty()) out += U' ';
        out += word.folded;
    }
    std::replace(out.begin(), out.end(), U'-', U' ');
    return out;
}

}  // namespace

bool is_duration(std::u32string_view text) {
    if (text.size() > 30 || std::none_of(text.begin(), text.end(), is_digit)) return false;
    const std::u32string folded = fold(text);
    bool has_unit = false;
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t end = at;
        while (end < folded.size() && is_letter(folded[end])) ++end;
        const auto word = std::u32string_view(folded).substr(at, end - at);
        at = std::max(end, at + 1);
        if (word.empty()) continue;
        has_unit = has_unit || units().contains(word);
        if (!units().contains(word) && !binders().contains(word)) return false;
    }
    return has_unit;
}

bool is_employment_kind(std::u32string_view text) {
    return text.size() < 40 && kinds().contains(words_of(text));
}

bool is_note(std::u32string_view row) {
    const auto colon = std::find_if(row.begin(), row.end(), is_colon);
    if (colon == row.end() || colon - row.begin() > 40) return false;
    return notes().contains(words_of(row.substr(0, static_cast<std::size_t>(colon - row.begin()))));
}

}  // namespace vitae
