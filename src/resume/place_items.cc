#include "resume/place_items.h"

#include <algorithm>
#include <iterator>

#include "resume/dates.h"
#include "resume/entry_words.h"
#include "resume/headings.h"
#include "resume/letters.h"
#include "resume/networks.h"
#include "resume/phrases.h"
#include "resume/place_shapes.h"
#include "resume/places.h"

namespace vitae {

namespace {

constexpr std::u32string_view kLabels[] = {
    U"address",
    U"location",
    U"adresse",
    U"anschrift",
    U"wohnort",
    U"wohnhaft in",
    U"direccion",
    U"ubicacion",
    U"localizacion",
    U"domicilio",
    U"indirizzo",
    U"residenza",
    U"endereco",
    U"morada",
    U"localizacao",
    U"cidade",
    U"adres",
    U"woonplaats",
    U"адрес",
    U"город",
    U"место жительства",
    U"проживает",
    U"地址",
    U"现居",
    U"现居城市",
    U"permanent address",
    U"current address",
    U"home address",
    U"bostadsort",
    U"adress",
    U"现居地",
    U"城市",
    U"所在城市",
    U"现居住地",
    U"所在地",
    U"居住地",
    U"住址",
    U"现所在地",
    U"住所",
    U"現住所",
    U"주소",
    U"거주지",
    U"العنوان",
    U"الموقع",
    U"المدينة",
    U"city",
    U"residence",
    U"lives in",
    U"based in",
    U"ville",
    U"lieu",
    U"home",
    U"postal code & city",
    U"zip & city",
    U"zip code & city",
    U"plz & ort",
    U"plz, ort",
    U"plz/ort",
    U"plz ort",
    U"code postal & ville",
    U"city & zip",
    U"city & state",
    U"city, state"};

bool is_label_of_place(std::u32string_view text) {
    const std::u32string folded = fold(text);
    return std::any_of(std::begin(kLabels), std::end(kLabels), [&](std::u32string_view label) {
        return folded == fold(label);
    });
}

/// Arrows, boxes, dingbats, pictures, and what fonts of icons have in private places.
bool is_sign(char32_t c) {
    return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0x1F000;
}

/// "Curitiba - PR": a state, which belongs to the town.
bool is_before_state(std::u32string_view text, std::size_t at) {
    std::size_t from = at + 1;
    while (from < text.size() && text[from] == U' ') ++from;
    std::size_t end = from;
    while (end < text.size() && is_upper(text[end])) ++end;
    return end - from == 2 && (end == text.size() || contains(U",\n |(", {&text[end], 1}));
}

/// "Tamil Nadu – 625020": a postal code, which belongs to the town.
bool is_before_code(std::u32string_view text, std::size_t at) {
    std::size_t from = at + 1;
    while (from < text.size() && text[from] == U' ') ++from;
    std::size_t end = from;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - from >= 5 && end - from <= 6 &&
           (end == text.size() || contains(U",.\n|(", {&text[end], 1}));
}

bool is_separator(std::u32string_view text, std::size_t at) {
    const char32_t c = text[at];
    // A dash between spaces parts contacts; inside a word it does not.
    const bool alone =
        at > 0 && at + 1 < text.size() && is_space(text[at - 1]) && is_space(text[at + 1]);
    if (alone && is_dash(c)) return !is_before_state(text, at) && !is_before_code(text, at);
    return is_sign(c) || c == U'|' || c == U'•' || c == U'·' || c == U'∙' || c == U'⋅' ||
           (c == U'/' && !is_before_state(text, at)) || c == U'\\' || c == 0x2044;
}

bool is_comma(std::u32string_view text, std::size_t at) {
    return text[at] == U',' || text[at] == 0xFF0C || text[at] == 0x060C;
}

/// Pieces of a span between separators, without spaces around them.
template <class IsSeparator>
std::vector<Span> split(const Reading& reading, Span span, IsSeparator is_cut) {
    std::vector<Span> pieces;
    std::uint32_t start = span.start;
    for (std::uint32_t at = span.start; at <= span.end; ++at) {
        if (at < span.end && !is_cut(reading.text(), at)) continue;
        const Span piece = trimmed(reading.text(), {start, at});
        if (!piece.empty()) pieces.push_back(piece);
        start = at + 1;
    }
    return pieces;
}

}  // namespace

bool is_place_label(std::u32string_view text) {
    return is_label_of_place(text);
}

bool is_label_before(const Reading& reading, Span label, Span value) {
    while (!label.empty() && is_colon(reading.text()[label.end - 1])) --label.end;
    label = trimmed(reading.text(), label);
    static const PhraseSet parts(U"region|state|country|postal code|zip|zip code|land|plz");
    return is_label_of_place(reading.slice(label)) && !parts.contains(fold(reading.slice(value)));
}

std::vector<Span> split_at_separators(const Reading& reading, Span span) {
    return split(reading, span, is_separator);
}

std::vector<Span> split_at_commas(const Reading& reading, Span span) {
    std::vector<Span> items;
    for (const Span item : split(reading, span, is_comma)) {
        const auto text = reading.slice(item);
        // "Campinas – SP" and "Joinville/SC" are a town and its state.
        const std::size_t size = text.size();
        const bool capitals = size > 6 && is_upper(text[size - 1]) && is_upper(text[size - 2]);
        const bool dash = capitals && is_space(text[size - 3]) && is_dash(text[size - 4]);
        const bool state = dash || (capitals && text[size - 3] == U'/');
        const std::uint32_t mark = dash ? 4 : 3;
        // "Madurai – 625020"
        const std::size_t last = text.find_last_of(U"-–—");
        const bool code = last != std::u32string_view::npos && last > 2 &&
                          is_space(text[last - 1]) && is_before_code(text, last);
        if (state || code) {
            const std::uint32_t end =
                state ? item.end - mark : item.start + static_cast<std::uint32_t>(last);
            items.push_back(trimmed(reading.text(), {item.start, end}));
        }
        if (code)
            items.push_back(trimmed(reading.text(), {items.back().end + 2, item.end}));
        else
            items.push_back(state ? Span{item.end - 2, item.end} : item);
    }
    return items;
}

Span before_contacts(const Reading& reading, Span piece) {
    const auto text = reading.slice(piece);
    std::size_t at = std::min(text.find(U'@'), text.size());
    while (at < text.size() && at > 0 && !is_space(text[at - 1])) --at;
    const std::size_t number = text.find_first_of(U"+(0123456789");
    const bool is_phone = number < at && number > 0 && is_space(text[number - 1]) &&
                          std::ranges::count_if(text.substr(number, at - number), is_digit) >= 8 &&
                          std::ranges::none_of(text.substr(number, at - number), is_letter);
    if (is_phone) at = number;
    if (at == 0 || at == text.size() || contains(text.substr(at), U",")) return piece;
    const Span before =
        trimmed(reading.text(), {piece.start, piece.start + static_cast<std::uint32_t>(at)});
    return before.empty() ? piece : before;
}

bool may_be_town(const Reading& reading, Span piece) {
    static const PhraseSet others(
        U"email|e-mail|mail|phone|telephone|tel|mobile|cell|telefon|mobil|website|web|contact|"
        U"portfolio|resume|cv|curriculum vitae|telefono|telefone|courriel|correo|us citizen"
    );
    const auto text = reading.slice(piece);
    return is_place_name(text) && !others.contains(fold(text)) && words_in(text).size() <= 3 &&
           !position_words().is_in(text) && !find_heading(text) && text.size() > 2 &&
           (is_known_city(text) || !organization_words().is_in(text)) &&
           !is_network_name(to_utf8(fold(text)));
}

bool may_be_towns(const Reading& reading, Span piece) {
    const auto items = split_at_commas(reading, piece);
    return !items.empty() && items.size() <= 3 &&
           std::all_of(items.begin(), items.end(), [&](Span one) {
               return may_be_town(reading, one);
           });
}

Span bare_town(const Reading& reading, Span item) {
    const auto text = reading.slice(item);
    for (const auto* prefix :
         {U"г. ",
          U"г.",
          U"город ",
          U"пос. ",
          U"Greater ",
          U"City of ",
          U"Based in ",
          U"Lives in ",
          U"Living in ",
          U"Located in ",
          U"Resident in ",
          U"Wohnhaft in "})
        if (text.starts_with(prefix)) {
            item.start += static_cast<std::uint32_t>(std::u32string_view(prefix).size());
            break;
        }
    for (const auto* suffix : {U" Metropolitan Area", U" Bay Area", U" Area", U" und Umgebung"})
        if (reading.slice(item).ends_with(suffix)) {
            item.end -= static_cast<std::uint32_t>(std::u32string_view(suffix).size());
            break;
        }
    // "Nantes (44)": a French department.
    const auto rest = reading.slice(item);
    const std::size_t open = rest.rfind(U" (");
    if (open != std::u32string_view::npos && rest.size() - open <= 6 && rest.back() == U')' &&
        std::ranges::all_of(rest.substr(open + 2, rest.size() - open - 3), is_digit))
        item.end = item.start + static_cast<std::uint32_t>(open);
    return trimmed(reading.text(), item);
}

bool is_street(std::u32string_view text) {
    static const PhraseSet words(
        U"ул|улица|пр|просп|проспект|пер|наб|бульвар|д|дом|кв|корп|rua|"
        U"via|calle|rue|avenue|street|road|strasse|straße"
    );
    const auto first = words_in(text);
    const bool named = !first.empty() && words.contains(first.front().folded);
    const bool number = text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit);
    const bool numbered = std::any_of(text.begin(), text.end(), is_digit) &&
                          std::any_of(text.begin(), text.end(), is_letter);
    return (named || number || numbered) && text.size() <= 60;
}

bool tells_time(std::u32string_view text) {
    if (std::count_if(text.begin(), text.end(), is_digit) < 2) return false;
    const auto found = find_time_spans(text);
    return std::any_of(found.begin(), found.end(), [](const TimeSpan& time) {
        return !time.single || time.end->date.month != 0;
    });
}

bool is_contact_item(std::u32string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), is_digit);
    return contains(text, U"@") || contains(text, U"://") || digits >= 9 ||
           (text.front() == U'+' && digits > 5) || is_web_address(to_utf8(text)) ||
           (digits >= 6 && std::none_of(text.begin(), text.end(), is_letter));
}

}  // namespace vitae
