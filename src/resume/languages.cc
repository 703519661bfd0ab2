#include "resume/languages.h"

#include <algorithm>
#include <set>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "resume/entry_rows.h"
#include "resume/letters.h"
#include "resume/list_items.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr const char* kIn[] = {
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "zh", "zh_Hant", "ja", "ko", "ar"};

/// Names that people use and CLDR does not list.
constexpr std::u32string_view kMore =
    U"mandarin|cantonese|farsi|flemish|castilian|英文|中文|普通话|國語|日文|韩语|粤语|英語|국어|castellano|"
    U"mandarin chinese|american sign language|asl|hochdeutsch|latin|latein|brazilian portuguese";

/// Levels; those of the European framework (A1 to C2) are told by their shape.
constexpr std::u32string_view kLevels =
    U"native|mother tongue|bilingual|fluent|fluently|proficient|advanced|intermediate|basic|basics|"
    U"beginner|elementary|conversational|professional|working|limited|full|good|very good|excellent|"
    U"native speaker|native or bilingual|proficiency|upper|business|toefl|ielts|toeic|delf|dele|hsk|"
    U"jlpt|muttersprache|muttersprachler|muttersprachlich|fliessend|fließend|verhandlungssicher|"
    U"gut|sehr gut|grundkenntnisse|grundlagen|konversationssicher|schulkenntnisse|erstsprache|"
    U"langue maternelle|maternelle|courant|bilingue|intermediaire|avance|notions|scolaire|debutant|"
    U"lu|ecrit|parle|nativo|nativa|lengua materna|fluido|avanzado|intermedio|basico|materno|"
    U"madrelingua|fluente|ottimo|buono|scolastico|avanzato|base|eccellente|lingua madre|"
    U"fluente|avancado|intermediario|intermedio|basico|lingua materna|moedertaal|vloeiend|goed|"
    U"gevorderd|basis|uitstekend|matig|родной|свободно|свободный|средний|базовый|начальный|"
    U"разговорный|продвинутый|母语|流利|熟练|精通|良好|一般|四级|六级|专业八级|母語|ネイティブ|ビジネス|"
    U"日常会話|上級|中級|初級|流暢|원어민|모국어|유창|비즈니스|중급|상급|초급|일상회화|능통|اللغة الأم|"
    U"الأم|ممتاز|جيد|جيد جدا|متوسط|مبتدئ|بطلاقة|طليق";

const PhraseSet& names() {
    static const PhraseSet all = [] {
        std::u32string phrases(kMore);
        for (const char* in : kIn)
            for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr;
                 ++code) {
                icu::UnicodeString name;
                icu::Locale(*code).getDisplayLanguage(icu::Locale(in), name);
                std::string utf8;
                name.toUTF8String(utf8);
                if (utf8 != *code) phrases += U'|' + to_utf32(utf8);
            }
        return PhraseSet(phrases);
    }();
    return all;
}

bool is_level(std::u32string_view text) {
    static const Gazetteer levels(kLevels);
    if (levels.is_in(text)) return true;
    return std::any_of(text.begin(), text.end(), [&](const char32_t& c) {
        const auto at = static_cast<std::size_t>(&c - text.data());
        return at + 1 < text.size() && c >= U'A' && c <= U'C' && text[at + 1] >= U'1' &&
               text[at + 1] <= U'2' && (at + 2 == text.size() || !is_letter(text[at + 2]));
    });
}

/// The language's name in an item, and what is left of it.
struct Named {
    Span name;
    Span rest;
};

std::optional<Named> find_name(const Reading& reading, Span item) {
    const auto text = reading.slice(item);
    const auto words = words_in(text);
    for (std::size_t i = 0; i < words.size(); ++i)
        for (std::size_t n = std::min<std::size_t>(3, words.size() - i); n > 0; --n) {
            const Span span{
                item.start + words[i].span.start, item.start + words[i + n - 1].span.end};
            if (!names().contains(fold(reading.slice(span)))) continue;
            if (i > 3) return std::nullopt;
            const bool before = i > 0;
            return Named{span, before ? Span{item.start, span.start} : Span{span.end, item.end}};
        }
    return std::nullopt;
}

class LanguageReading {
public:
    explicit LanguageReading(const Reading& reading) : reading_(reading) {}

    void read(const Section& section) {
        for (const EntryRow& row : entry_rows(reading_, section))
            for (const Cell& cell : row.cells)
                for (const Span item : split_items(reading_, cell.span)) add(item);
    }

    std::vector<Language> take() { return std::move(all_); }

private:
    void add(Span item) {
        const auto named = find_name(reading_, item);
        if (!named) return add_level(item);
        if (!seen_.insert(fold(reading_.slice(named->name))).second) return;
        Language language{.id = reading_.entry_id("languages", named->name.start)};
        language.language = reading_.cite_text(named->name, "list.item", 0.95);
        all_.push_back(std::move(language));
        add_level(named->rest);
    }

    /// "(Native)", ": C1", or a row of its own below the language.
    void add_level(Span span) {
        if (all_.empty() || all_.back().fluency) return;
        const auto text = reading_.text();
        const auto is_edge = [&](char32_t c) { return !is_letter(c) && !is_digit(c); };
        while (!span.empty() && is_edge(text[span.start])) ++span.start;
        while (!span.empty() && is_edge(text[span.end - 1]) && text[span.end - 1] != U'+')
            --span.end;
        if (span.empty() || span.end - span.start > 60 || !is_level(reading_.slice(span))) return;
        all_.back().fluency = reading_.cite_text(span, "list.level", 0.9);
    }

    const Reading& reading_;
    std::vector<Language> all_;
    std::set<std::u32string> seen_;
};

}  // namespace

std::vector<Language> find_languages(const Reading& reading, const std::vector<Section>& sections) {
    LanguageReading languages(reading);
    for (const Section& section : sections)
        if (section.kind == SectionKind::languages) languages.read(section);
    return languages.take();
}

void prepare_languages() {
    names();
}

}  // namespace vitae
