#include "resume/places.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "model/utf8.h"
#include "resume/letters.h"

namespace vitae {

namespace {

using Names = std::map<std::u32string, std::string, std::less<>>;

constexpr const char* kLanguages[] = {
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "zh", "zh_Hant", "ja", "ko", "ar"};

/// Names that people use and CLDR does not list.
constexpr std::pair<std::u32string_view, std::string_view> kMore[] = {
    {U"usa", "US"},
    {U"u.s.a.", "US"},
    {U"u.s.", "US"},
    {U"us", "US"},
    {U"uk", "GB"},
    {U"england", "GB"},
    {U"scotland", "GB"},
    {U"wales", "GB"},
    {U"great britain", "GB"},
    {U"uae", "AE"},
    {U"holland", "NL"},
    {U"россия", "RU"},
    {U"the netherlands", "NL"},
    {U"korea", "KR"},
    {U"中國", "CN"},
    {U"czech republic", "CZ"},
    {U"turkey", "TR"},
    {U"russia", "RU"},
    {U"south korea", "KR"},
    {U"vietnam", "VN"}};

constexpr std::u32string_view kStates =
    U"|al|alabama|ak|alaska|az|arizona|ar|arkansas|ca|california|co|colorado|ct|connecticut|de|"
    U"delaware|dc|fl|florida|ga|georgia|hi|hawaii|id|idaho|il|illinois|in|indiana|ia|iowa|ks|"
    U"kansas|ky|kentucky|la|louisiana|me|maine|md|maryland|ma|massachusetts|mi|michigan|mn|"
    U"minnesota|ms|mississippi|mo|missouri|mt|montana|ne|nebraska|nv|nevada|nh|new hampshire|nj|"
    U"new jersey|nm|new mexico|ny|new york|nc|north carolina|nd|north dakota|oh|ohio|ok|oklahoma|"
    U"or|oregon|pa|pennsylvania|ri|rhode island|sc|south carolina|sd|south dakota|tn|tennessee|tx|"
    U"texas|ut|utah|vt|vermont|va|virginia|wa|washington|wv|west virginia|wi|wisconsin|wy|wyoming|";

void add_countries(const char* language, Names& names) {
    const icu::Locale in(language);
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        icu::UnicodeString name;
        icu::Locale("", *code).getDisplayCountry(in, name);
        std::string utf8;
        name.toUTF8String(utf8);
        if (utf8 != *code) names.emplace(fold(to_utf32(utf8)), *code);
    }
}

const Names& countries() {
    static const Names all = [] {
        Names names;
        for (const char* language : kLanguages) add_countries(language, names);
        for (const auto& [name, code] : kMore) names.emplace(fold(name), std::string(code));
        return names;
    }();
    return all;
}

}  // namespace

std::optional<std::string> find_country(std::u32string_view name) {
    const auto found = countries().find(fold(name));
    return found == countries().end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> find_country_code(std::string_view code) {
    for (const char* const* known = icu::Locale::getISOCountries(); *known != nullptr; ++known)
        if (code == *known) return std::string(code);
    return std::nullopt;
}

bool is_us_state(std::u32string_view name) {
    const std::u32string key = U'|' + fold(name) + U'|';
    return contains(kStates, key) && (name.size() > 2 || (is_upper(name[0]) && is_upper(name[1])));
}

void prepare_places() {
    countries();
}

}  // namespace vitae
