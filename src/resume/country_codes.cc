#include "resume/country_codes.h"

#include <algorithm>

#include "model/utf8.h"
#include "resume/letters.h"
#include "resume/place_shapes.h"
#include "resume/places.h"

namespace vitae {

namespace {

bool begins_with_postal_code(std::u32string_view text) {
    return is_digit(text.front()) && postal_code_words(text, words_in_code(text), false) > 0;
}

/// "Am Mühlbach 5, Düsseldorf, Nordrhein-Westfalen, 40589, DE"
bool has_town_and_region(const Reading& reading, const std::vector<Span>& items) {
    std::size_t at = items.size() - 2;
    if (is_postal_code(reading.slice(items[at]))) --at;
    const auto region = reading.slice(items[at]);
    return is_place_name(region) && !is_us_state(region) &&
           is_place_name(reading.slice(items[at - 1]));
}

/// No town in the USA: its postal code stands first, or its region is none of their states.
bool is_abroad(const Reading& reading, const std::vector<Span>& items) {
    const auto first = reading.slice(items.front());
    if (items.size() == 2) return begins_with_postal_code(first);
    if (items.size() > 3) return has_town_and_region(reading, items);
    return items.size() == 3 && std::none_of(first.begin(), first.end(), is_digit) &&
           !is_us_state(reading.slice(items[1]));
}

}  // namespace

std::optional<CodeAtEnd> code_in_brackets(const Reading& reading, const std::vector<Span>& items) {
    const Span last = items.back();
    const auto text = reading.slice(last);
    if (text.size() < 4 || text.back() != U')' || text[text.size() - 4] != U'(')
        return std::nullopt;
    const auto code = find_country_code(to_utf8(text.substr(text.size() - 3, 2)));
    if (!code || (text.size() == 4 && items.size() == 1)) return std::nullopt;
    const Span rest = trimmed(reading.text(), {last.start, last.end - 4});
    return CodeAtEnd{*code, {last.end - 3, last.end - 1}, rest};
}

std::optional<CodeAtEnd> code_behind_town(const Reading& reading, const std::vector<Span>& items) {
    const Span last = items.back();
    const auto text = reading.slice(last);
    const auto space = text.rfind(U' ');
    const bool behind = space != std::u32string_view::npos && space > 1;
    const auto code = text.substr(behind ? space + 1 : 0);
    // "Download CV" is no town of Cape Verde.
    if (code.size() != 2 || !is_upper(code[0]) || !is_upper(code[1]) || code == U"CV")
        return std::nullopt;
    const bool abroad = behind ? !is_us_state(code) && is_place_name(text.substr(0, space))
                               : is_abroad(reading, items);
    const auto country = abroad ? find_country_code(to_utf8(code)) : std::nullopt;
    if (!country) return std::nullopt;
    const Span rest = trimmed(reading.text(), {last.start, last.end - 2});
    return CodeAtEnd{*country, {last.end - 2, last.end}, rest};
}

void put_country_last(const Reading& reading, std::vector<Span>& items) {
    if (items.size() < 3) return;
    const auto at = items.end() - 2;
    const auto code = reading.slice(*at);
    const auto last = reading.slice(items.back());
    const bool is_code = code.size() == 2 && is_upper(code[0]) && is_upper(code[1]) &&
                         find_country_code(to_utf8(code)) && is_postal_code(last);
    // "Dover, DE, 19901" is in Delaware.
    const bool abroad =
        !is_us_state(code) || (items.size() > 3 && is_place_name(reading.slice(*(at - 1))) &&
                               is_place_name(reading.slice(*(at - 2))));
    if (is_code && abroad) std::swap(*at, items.back());
}

}  // namespace vitae
