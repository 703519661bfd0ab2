#include <set>
#include <string>

#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/unistr.h>

#include "model/utf8.h"
#include "resume/letters.h"
#include "resume/phrases.h"
#include "resume/places.h"

namespace vitae {

namespace {

constexpr const char* kLanguages[] = {
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "zh", "zh_Hant", "ja", "ko", "ar"};

/// Large towns that no time zone is named after.
constexpr std::u32string_view kMore =
    U"san francisco|new york city|nyc|boston|seattle|houston|dallas|austin|san diego|san jose|"
    U"philadelphia|atlanta|miami|washington|washington dc|washington d.c.|portland|minneapolis|"
    U"pittsburgh|cleveland|baltimore|nashville|charlotte|orlando|tampa|st. louis|kansas city|"
    U"las vegas|sacramento|oakland|palo alto|mountain view|menlo park|sunnyvale|cupertino|"
    U"cambridge|berkeley|brooklyn|salt lake city|columbus|cincinnati|milwaukee|raleigh|durham|"
    U"san antonio|fort worth|tucson|albuquerque|omaha|ottawa|calgary|montreal|québec|oxford|"
    U"manchester|birmingham|liverpool|leeds|bristol|edinburgh|glasgow|cardiff|münchen|munich|"
    U"hamburg|köln|cologne|frankfurt|frankfurt am main|stuttgart|düsseldorf|dortmund|essen|leipzig|"
    U"dresden|hannover|nürnberg|nuremberg|bremen|karlsruhe|mannheim|freiburg|heidelberg|darmstadt|"
    U"aachen|bonn|münster|augsburg|ulm|kiel|lübeck|potsdam|jena|mainz|regensburg|bielefeld|kassel|"
    U"graz|linz|salzburg|innsbruck|genf|genève|geneva|basel|bern|lausanne|winterthur|luzern|lyon|"
    U"marseille|toulouse|nice|nantes|bordeaux|lille|strasbourg|rennes|montpellier|grenoble|"
    U"barcelona|valencia|sevilla|seville|zaragoza|málaga|bilbao|murcia|granada|alicante|salamanca|"
    U"valladolid|milano|milan|torino|turin|napoli|naples|firenze|florence|bologna|genova|genoa|"
    U"venezia|venice|verona|padova|trieste|palermo|bari|catania|pisa|porto|coimbra|braga|aveiro|"
    U"faro|são paulo|rio de janeiro|brasília|belo horizonte|curitiba|porto alegre|salvador|"
    U"campinas|florianópolis|rotterdam|den haag|the hague|utrecht|eindhoven|groningen|delft|"
    U"leiden|nijmegen|maastricht|tilburg|antwerpen|antwerp|gent|ghent|leuven|liège|санкт-петербург|"
    U"петербург|москва|казань|екатеринбург|нижний новгород|ростов-на-дону|краснодар|пермь|уфа|"
    U"воронеж|челябинск|st petersburg|saint petersburg|kraków|wrocław|gdańsk|poznań|brno|göteborg|"
    U"gothenburg|malmö|aarhus|bergen|trondheim|tampere|turku|ankara|izmir|thessaloniki|haifa|"
    U"tel aviv|bangalore|bengaluru|mumbai|delhi|new delhi|chennai|hyderabad|pune|ahmedabad|noida|"
    U"gurgaon|gurugram|jaipur|kochi|lahore|islamabad|beijing|shenzhen|guangzhou|hangzhou|nanjing|"
    U"wuhan|chengdu|tianjin|suzhou|北京|上海|深圳|广州|杭州|南京|武汉|成都|西安|天津|苏州|重庆|青岛|厦门|"
    U"长沙|郑州|大连|宁波|合肥|香港|台北|新竹|台中|高雄|北京市|上海市|osaka|kyoto|yokohama|nagoya|fukuoka|"
    U"sapporo|kobe|大阪|京都|横浜|名古屋|福岡|札幌|神戸|東京都|大阪府|京都府|busan|incheon|daejeon|부산|인천|"
    U"대전|대구|광주|판교|수원|성남|서울시|서울특별시|guadalajara|medellín|cali|rosario|córdoba|valparaíso|"
    U"quito|abu dhabi|jeddah|alexandria|الإسكندرية|جدة|أبوظبي|melbourne|brisbane|perth|adelaide|"
    U"canberra|wellington|cape town|durban|pretoria|hanoi|ho chi minh city";

const std::set<std::u32string, std::less<>>& towns() {
    static const auto all = [] {
        std::set<std::u32string, std::less<>> names;
        for (const auto town : split_phrases(kMore)) names.insert(fold(town));
        for (const char* language : kLanguages) {
            UErrorCode status = U_ZERO_ERROR;
            const std::unique_ptr<icu::TimeZoneNames> zones(
                icu::TimeZoneNames::createInstance(icu::Locale(language), status)
            );
            const std::unique_ptr<icu::StringEnumeration> ids(
                icu::TimeZone::createTimeZoneIDEnumeration(
                    UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status
                )
            );
            if (U_FAILURE(status)) continue;
            while (const icu::UnicodeString* id = ids->snext(status)) {
                icu::UnicodeString name;
                zones->getExemplarLocationName(*id, name);
                std::string utf8;
                name.toUTF8String(utf8);
                if (!utf8.empty()) names.insert(fold(to_utf32(utf8)));
            }
        }
        return names;
    }();
    return all;
}

}  // namespace

bool is_known_city(std::u32string_view name) {
    return towns().contains(fold(name));
}

void prepare_towns() {
    towns();
}

}  // namespace vitae
