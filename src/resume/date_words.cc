#include "resume/date_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include "resume/letters.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr const char* kLanguages[] = {
    "en", "de", "de_AT", "fr", "es", "it", "pt", "nl", "ru", "ar", "ar_DZ", "pl",      "cs", "sk",
    "sv", "da", "nb",    "fi", "tr", "uk", "ro", "hu", "el", "ca", "hr",    "sr_Latn", "bg", "id"};

/// Short forms that people write and CLDR does not list.
constexpr std::pair<std::u32string_view, int> kMoreMonths[] = {
    {U"sept", 9},  {U"janner", 1}, {U"jaenner", 1}, {U"feber", 2}, {U"fevr", 2}, {U"fev", 2},
    {U"mrz", 3},   {U"maerz", 3},  {U"avr", 4},     {U"juil", 7},  {U"aou", 8},  {U"okt", 10},
    {U"ene", 1},   {U"dez", 12},   {U"dic", 12},    {U"mrt", 3},   {U"gen", 1},  {U"lug", 7},
    {U"sett", 9},  {U"ott", 10},   {U"янв", 1},     {U"фев", 2},   {U"сент", 9}, {U"сен", 9},
    {U"нояб", 11}, {U"ноя", 11},   {U"дек", 12},    {U"авг", 8},   {U"окт", 10}, {U"июн", 6},
    {U"июл", 7},   {U"апр", 4},    {U"мар", 3},     {U"juin", 6},  {U"jui", 7}};

constexpr std::u32string_view kSeasons =
    U"spring|summer|fall|autumn|winter|summers|winters|springs|autumns|falls|season|"
    U"fruhjahr|fruhling|sommer|herbst|sommersemester|"
    U"wintersemester|ws|ss|sose|wise|printemps|ete|automne|hiver|primavera|verano|otono|invierno|"
    U"estate|autunno|inverno|verao|outono|lente|zomer|herfst|весна|лето|осень|зима|early|mid|late|"
    U"anfang|mitte|ende|debut|fin|mi|q1|q2|q3|q4|h1|h2|end|circa|ca|class of|expected|graduation|"
    U"begin|eind";

struct Meaning {
    DateWord word;
    std::u32string_view phrases;
};
constexpr Meaning kMeanings[] = {
    {DateWord::present,
     U"present|current|currently|now|ongoing|on going|today|date|to date|till date|till now|"
     U"present day|the present|continuing|still here|to present|up to now|up to date|"
     U"heute|jetzt|aktuell|laufend|bis heute|bis dato|unbefristet|gegenwartig|derzeit|dato|andauernd|"
     U"actuel|actuelle|actuellement|aujourd'hui|aujourd hui|ce jour|en cours|present|maintenant|"
     U"a ce jour|jusqu'a present|jusqu'a aujourd'hui|"
     U"presente|actual|actualidad|actualmente|la actualidad|la fecha|hoy|el presente|en curso|"
     U"a la fecha|"
     U"attuale|attualmente|oggi|ora|in corso|adesso|ad oggi|corrente|alla data attuale|data attuale|ad ora|a oggi|"
     U"atual|atualmente|atualidade|a atualidade|hoje|o momento|momento|o presente|em curso|"
     U"ate o momento|ate ao momento|ate hoje|ao presente|em andamento|"
     U"heden|nu|huidig|tegenwoordig|"
     U"настоящее время|наст время|наст вр|н в|сейчас|сеи час|настоящее|сегодня|настоящии момент|"
     U"сеи день|"
     U"至今|现在|今|現在|現職|迄今|目前|至現在|今日|"
     U"현재|재직중|재직 중|현재까지|재학중|재학 중|"
     U"الان|حتى الان|الحاضر|حاليا|الوقت الحالي|اليوم|حتى تاريخه|الوقت الحاضر|تاريخه|"
     U"obecnie|teraz|do teraz|do chwili obecnej|do dzis|devam|nuvarande|naværende|na i dag|i dag|"
     U"nuvarande|pagaende|nutid|halen|gunumuz|devam ediyor|dotad|soucasnost|nykyinen"},
    {DateWord::since,
     U"since|seit|ab|depuis|depuis le|depuis l|desde|dal|da|sinds|vanaf|с|со|自从|منذ|od|sedan"},
    {DateWord::from, U"from|von|du|de|del|van|between|entre|от|自|自从|من|vom"},
    {DateWord::until,
     U"to|t o|until|till|through|thru|bis|bis zum|a|au|al|ate|tot|t m|t|tm|по|до|至|到|から|~|まで|"
     U"부터|الى|حتى|up to|jusqu'a|jusqu'en|jusque|hasta|hasta la|hasta el|fino a|fino ad|à|do|till|"
     U"ao|a la|at|e|в|y|and|ad"},
    {DateWord::of, U"de|del|of|di|d|г|год|года|гг|r"}};

using Months = std::map<std::u32string, int, std::less<>>;

void add_months(const char* language, Months& months) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(language), status);
    if (U_FAILURE(status)) return;
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE})
        for (const auto width :
             {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
            std::int32_t count = 0;
            const icu::UnicodeString* first = symbols.getMonths(count, context, width);
            const std::span names(first, static_cast<std::size_t>(std::min(count, 12)));
            for (std::size_t i = 0; i < names.size(); ++i) {
                std::u32string name;
                for (std::int32_t at = 0; at < names[i].length(); at = names[i].moveIndex32(at, 1))
                    name += static_cast<char32_t>(names[i].char32At(at));
                name = fold(name);
                if (!name.empty() && name.back() == U'.') name.pop_back();
                if (name.size() >= 3 && !is_digit(name.front()))
                    months.emplace(name, static_cast<int>(i) + 1);
            }
        }
}

const Months& months() {
    static const Months all = [] {
        Months names;
        for (const char* language : kLanguages) add_months(language, names);
        for (const auto& [name, number] : kMoreMonths) names.emplace(fold(name), number);
        return names;
    }();
    return all;
}

using Meanings = std::map<std::u32string, DateWord, std::less<>>;

const Meanings& meanings() {
    static const Meanings all = [] {
        Meanings words;
        for (const Meaning& meaning : kMeanings)
            for (const auto phrase : split_phrases(meaning.phrases))
                words.emplace(fold(phrase), meaning.word);
        return words;
    }();
    return all;
}

const PhraseSet& seasons() {
    static const PhraseSet all(kSeasons);
    return all;
}

}  // namespace

std::optional<int> find_month(std::u32string_view folded) {
    const auto found = months().find(folded);
    return found == months().end() ? std::nullopt : std::optional(found->second);
}

bool is_season(std::u32string_view folded) {
    return seasons().contains(folded);
}

std::optional<DateWord> find_date_word(std::u32string_view folded) {
    const auto found = meanings().find(folded);
    return found == meanings().end() ? std::nullopt : std::optional(found->second);
}

void prepare_date_words() {
    months();
    meanings();
    seasons();
}

}  // namespace vitae
