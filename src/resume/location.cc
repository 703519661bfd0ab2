#include "resume/location.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "resume/letters.h"
#include "resume/phrases.h"
#include "resume/places.h"

namespace vitae {

namespace {

constexpr std::u32string_view kLabels[] = {U"address",   U"location",  U"adresse",
                                           U"anschrift", U"wohnort",   U"wohnhaft in",
                                           U"direccion", U"ubicacion", U"localizacion",
                                           U"domicilio", U"indirizzo", U"residenza",
                                           U"endereco",  U"morada",    U"localizacao",
                                           U"cidade",    U"adres",     U"woonplaats",
                                           U"адрес",     U"город",     U"место жительства",
                                           U"проживает", U"地址",      U"现居",
                                           U"现居地",    U"现居住地",  U"所在地",
                                           U"居住地",    U"住址",      U"现所在地",
                                           U"住所",      U"現住所",    U"주소",
                                           U"거주지",    U"العنوان",   U"الموقع",
                                           U"المدينة",   U"city",      U"residence",
                                           U"lives in",  U"based in",  U"ville",
                                           U"lieu",      U"home"};

bool is_label(std::u32string_view text) {
    const std::u32string folded = fold(text);
    return std::any_of(std::begin(kLabels), std::end(kLabels), [&](std::u32string_view label) {
        return folded == fold(label);
    });
}

bool is_separator(std::u32string_view text, std::size_t at) {
    const char32_t c = text[at];
    // A dash between spaces parts contacts; inside a word it does not.
    const bool alone =
        at > 0 && at + 1 < text.size() && is_space(text[at - 1]) && is_space(text[at + 1]);
    if (alone && is_dash(c)) return true;
    return c == U'|' || c == U'•' || c == U'·' || c == U'∙' || c == U'⋅' || c == U'◦' ||
           c == U'/' || c == U'\\' || c == U'●' || c == U'◆' || c == U'◇' || c == U'❖' || c == U'♦';
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

bool is_place_letter(char32_t c) {
    return is_letter(c) || is_space(c) || contains(U".'’-()", {&c, 1});
}

/// "94110", "SW1A 1AA", "H3Z 2Y7", "12345-678": digits, at most with a few capitals.
bool is_postal_code(std::u32string_view word) {
    const auto digits = std::count_if(word.begin(), word.end(), is_digit);
    const bool marks = std::all_of(word.begin(), word.end(), [](char32_t c) {
        return is_digit(c) || is_upper(c) || c == U'-' || c == U' ';
    });
    return marks && digits >= 2 && word.size() >= 3 && word.size() <= 10;
}

struct Candidate {
    Location location;
    double score = 0;
};

class Search {
public:
    explicit Search(const Reading& reading) : reading_(reading) {}

    void consider(Span part) {
        for (Span piece : split(reading_, part, is_separator)) {
            // Recognition makes signs of the icons before an address.
            while (!piece.empty() && !is_letter(reading_.text()[piece.start]) &&
                   !is_digit(reading_.text()[piece.start]))
                piece = trimmed(reading_.text(), {piece.start + 1, piece.end});
            double score = 0;
            if (const auto value = after_label(piece)) {
                piece = *value;
                score = 3;
            }
            consider_place(piece, score);
        }
    }

    Location take() { return std::move(best_.location); }

private:
    std::optional<Span> after_label(Span piece) const {
        const auto text = reading_.slice(piece);
        const auto colon = std::find_if(text.begin(), text.end(), is_colon);
        if (colon == text.end()) return std::nullopt;
        const auto at = piece.start + static_cast<std::uint32_t>(colon - text.begin());
        if (!is_label(reading_.slice(trimmed(reading_.text(), {piece.start, at}))))
            return std::nullopt;
        const Span value = trimmed(reading_.text(), {at + 1, piece.end});
        return value.empty() ? std::nullopt : std::optional(value);
    }

    void consider_place(Span piece, double score) {
        const auto text = reading_.slice(piece);
        if (text.size() > 100 || contains(text, U"@") || contains(text, U"://")) return;
        if (contains(text, U". ") && words_in(text).size() > 7) return;
        const std::vector<Span> items = split(reading_, piece, is_comma);
        Candidate candidate;
        candidate.score = score;
        for (std::size_t i = items.size(); i-- > 0;)
            read_item(items[i], i, items.size(), candidate);
        if (candidate.score < 2) return;
        if (candidate.location.city == std::nullopt && candidate.score >= 3)
            candidate.location.city = reading_.cite_text(piece, "location.label", 0.7);
        if (candidate.score > best_.score) best_ = std::move(candidate);
    }

    void read_item(Span item, std::size_t at, std::size_t count, Candidate& out) {
        const auto text = reading_.slice(item);
        Location& place = out.location;
        if (const auto country = country_at(text, count); country && at + 1 == count) {
            place.country_code = CitedText{*country, reading_.cite(item, "location.place", 0.9)};
            place.country_code->citation.provenance = Provenance::inferred;
            // A country alone: JSON Resume has no place for its name but the address.
            if (count == 1) place.address = reading_.cite_text(item, "location.address", 0.8);
            out.score += count == 1 ? 2 : 3;
            return;
        }
        if (at > 0 && !place.region && read_state(item, out)) return;
        // "Melbourne, Victoria, Australia"
        const bool middle = at > 0 && at + 2 == count && place.country_code && !place.region;
        if (middle && words_in(text).size() <= 3 &&
            std::none_of(text.begin(), text.end(), is_digit)) {
            place.region = reading_.cite_text(item, "location.place", 0.8);
            return;
        }
        if (!place.city && read_city(item, out)) return;
        if (!place.address && at == 0 && (place.city || place.region))
            place.address = reading_.cite_text(item, "location.address", 0.7);
    }

    /// A country's name, or its code after something else.
    static std::optional<std::string> country_at(std::u32string_view text, std::size_t count) {
        if (auto country = find_country(text)) return country;
        const bool code = text.size() == 2 && is_upper(text[0]) && is_upper(text[1]);
        if (count < 2 || !code || is_us_state(text)) return std::nullopt;
        return find_country_code(to_utf8(text));
    }

    /// "IL", "IL 62701".
    bool read_state(Span item, Candidate& out) {
        const auto text = reading_.slice(item);
        const auto space = text.find(U' ');
        const bool code =
            space != std::u32string_view::npos && is_postal_code(text.substr(space + 1));
        const auto length = static_cast<std::uint32_t>(code ? space : text.size());
        const bool capitals = length == 2 && is_upper(text[0]) && is_upper(text[1]);
        if (!is_us_state(text.substr(0, length)) && !(code && capitals)) return false;
        const Span state{item.start, item.start + length};
        out.location.region = reading_.cite_text(state, "location.place", 0.9);
        if (code)
            out.location.postal_code =
                reading_.cite_text({state.end + 1, item.end}, "location.place", 0.9);
        out.score += 3;
        return true;
    }

    /// "Springfield", "10115 Berlin", "Berlin 10115".
    bool read_city(Span item, Candidate& out) {
        auto text = reading_.slice(item);
        Span city = item;
        std::optional<Span> code;
        const auto first = text.find(U' ');
        const auto last = text.rfind(U' ');
        if (first != std::u32string_view::npos && is_postal_code(text.substr(0, first))) {
            code = Span{item.start, item.start + static_cast<std::uint32_t>(first)};
            city.start = code->end + 1;
        } else if (last != std::u32string_view::npos && is_postal_code(text.substr(last + 1))) {
            code = Span{item.start + static_cast<std::uint32_t>(last) + 1, item.end};
            city.end = code->start - 1;
        }
        text = reading_.slice(city);
        const bool letters = std::all_of(text.begin(), text.end(), is_place_letter);
        if (!letters || text.empty() || text.size() > 40 || is_lower(text.front())) return false;
        out.location.city = reading_.cite_text(city, "location.place", 0.85);
        if (code) out.location.postal_code = reading_.cite_text(*code, "location.place", 0.85);
        if (code) out.score += 2;
        return true;
    }

    const Reading& reading_;
    Candidate best_;
};

}  // namespace

Location find_location(const Reading& reading, const ContactRows& contact) {
    Search search(reading);
    for (const std::size_t row : contact.rows())
        for (const Span part : reading.rows()[row].parts) search.consider(part);
    return search.take();
}

}  // namespace vitae
