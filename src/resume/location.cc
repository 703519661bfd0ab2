#include "resume/location.h"

#include <algorithm>
#include <optional>
#include <set>

#include "resume/country_codes.h"
#include "resume/entry_words.h"
#include "resume/heading_shape.h"
#include "resume/headings.h"
#include "resume/letters.h"
#include "resume/networks.h"
#include "resume/place_form.h"
#include "resume/place_items.h"
#include "resume/place_shapes.h"
#include "resume/places.h"

namespace vitae {

namespace {

struct Candidate {
    Location location;
    double score = 0;
    bool city_is_last_name = false;  ///< What stands as city may be the region.
    std::size_t bare_code = 0;       ///< The item that is a postal code, with a name behind it.
};

class Search {
public:
    Search(const Reading& reading, const std::vector<Span>& taken)
        : reading_(reading), taken_(taken) {}

    /// `labeled`: the cell before names it a place.
    void consider(std::size_t at, Span part, bool labeled) {
        const Row& row = reading_.rows()[at];
        if (is_taken(part) || (tells_time(row.text) && !contains(row.text, U"@"))) return;
        const std::optional<Span> below = row_below(at, part);
        const bool reachable = has_contact(row);
        for (Span piece : split_at_separators(reading_, part)) {
            // Recognition makes signs of the icons before an address.
            while (!piece.empty() && !is_letter(reading_.text()[piece.start]) &&
                   !is_digit(reading_.text()[piece.start]))
                piece = trimmed(reading_.text(), {piece.start + 1, piece.end});
            piece = before_contacts(reading_, piece);
            double score = labeled ? 3 : 0;
            if (const auto value = after_label(piece)) {
                piece = *value;
                score = 3;
            } else if (reachable && may_be_towns(reading_, piece)) {
                score = 1.8;
            }
            consider_place(piece, score, piece.end == part.end ? below : std::nullopt);
        }
    }

    Location take() { return std::move(best_.location); }

private:
    std::optional<Span> after_label(Span piece) const {
        const auto text = reading_.slice(piece);
        const auto colon = std::find_if(text.begin(), text.end(), is_colon);
        if (colon == text.end()) return std::nullopt;
        const auto at = piece.start + static_cast<std::uint32_t>(colon - text.begin());
        if (!is_place_label(reading_.slice(trimmed(reading_.text(), {piece.start, at}))))
            return std::nullopt;
        const Span value = trimmed(reading_.text(), {at + 1, piece.end});
        return value.empty() ? std::nullopt : std::optional(value);
    }

    /// Of a row of contacts with commas between, what stands between two others.
    void consider_place(Span piece, double score, std::optional<Span> below) {
        std::vector<Span> run;
        for (const Span item : split_at_commas(reading_, piece)) {
            if (!is_contact_item(reading_.slice(item))) {
                run.push_back(item);
                continue;
            }
            consider_items(run, score);
            run.clear();
            score = 1.8;
        }
        consider_items(run, score);
        if (!below || run.empty()) return;
        for (const Span item : split_at_commas(reading_, *below)) run.push_back(item);
        consider_items(run, score);
    }

    /// An address may take two rows: the street, then the town.
    std::optional<Span> row_below(std::size_t at, Span part) const {
        const auto& rows = reading_.rows();
        if (at + 1 >= rows.size() || rows[at + 1].block != rows[at].block) return std::nullopt;
        const Row& below = rows[at + 1];
        const auto text = reading_.slice(part);
        const bool street = std::any_of(text.begin(), text.end(), is_digit) ||
                            contains(U",，、", {&text.back(), 1}) || contains(text, U":");
        const bool plain = std::none_of(below.text.begin(), below.text.end(), is_colon) &&
                           words_in(below.text).size() <= 6 && below.parts.size() == 1;
        const double gap = below.box.y0 - rows[at].box.y1;
        const bool close = gap < 0.8 * (rows[at].box.y1 - rows[at].box.y0);
        if (!street || !plain || !close || is_contact_item(below.text) ||
            find_heading(below.text) || is_taken(below.span))
            return std::nullopt;
        return below.span;
    }

    void consider_items(std::vector<Span> items, double score) {
        if (items.empty()) return;
        const Span piece{items.front().start, items.back().end};
        const auto text = reading_.slice(piece);
        if (text.size() > 120 || words_in(text).size() > 14) return;
        if (items.size() == 1 && (school_words().is_in(text) || legal_forms().is_in(text))) return;
        // Between contacts, a name alone is a town's only when nothing else is known.
        if (score == 1.8 && items.size() == 1 && !may_be_town(reading_, piece)) score = 0;
        Candidate candidate;
        candidate.score = score;
        put_country_last(reading_, items);
        for (const auto find : {code_in_brackets, code_behind_town})
            take_code(find(reading_, items), items, candidate);
        for (std::size_t i = items.size(); i-- > 0;)
            if (!read_item(items[i], i, items.size(), candidate)) return;
        if (candidate.score < 1.8) return;
        if (!candidate.location.city && !candidate.location.country_code && candidate.score >= 3)
            candidate.location.city = reading_.cite_text(piece, "location.label", 0.7);
        if (candidate.score > best_.score) best_ = std::move(candidate);
    }

    /// The code is taken off the last item.
    void take_code(
        const std::optional<CodeAtEnd>& found, std::vector<Span>& items, Candidate& out
    ) {
        if (!found || out.location.country_code) return;
        set_country(out, found->code, found->span);
        items.back() = found->rest;
        if (items.back().empty()) items.pop_back();
    }

    void set_country(Candidate& out, const std::string& code, Span span) {
        out.location.country_code = CitedText{code, reading_.cite(span, "location.place", 0.9)};
        out.location.country_code->citation.provenance = Provenance::inferred;
        out.score += 3;
    }

    /// Items are read from the last. False when one cannot stand in an address.
    bool read_item(Span item, std::size_t at, std::size_t count, Candidate& out) {
        const Span whole = item;
        item = bare_town(reading_, item);
        const auto text = reading_.slice(item);
        const bool said = item.start - whole.start > 6;  // "Based in …"
        if (item.start != whole.start && item.end == whole.end) out.score += said ? 3 : 1;
        Location& place = out.location;
        const auto country = place.country_code ? std::nullopt : country_at(text, count);
        if (country && at + 1 == count) {
            set_country(out, *country, item);
            // JSON Resume has no place for a country's name alone but the address.
            static const std::set<std::string_view> towns{"SG", "HK", "MO", "MC"};
            if (count == 1 && towns.contains(*country))
                place.city = reading_.cite_text(item, "location.place", 0.8);
            else if (count == 1)
                place.address = reading_.cite_text(item, "location.address", 0.8);
            if (count == 1) out.score -= 1;
            return true;
        }
        if (at > 0 && !place.region && read_state(item, out)) return true;
        if (read_postal_code(item, out)) {
            if (place.city && is_postal_code(text)) out.bare_code = at;
            return true;
        }
        if (!is_place_name(text) && !is_east_asian_place(text)) return read_street(item, out);
        // "Designer, Bristol"
        if (at == 0 && count > 1 && position_words().is_in(text) && !is_known_city(text))
            return true;
        read_name(item, at, out);
        return true;
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

    /// "10115 Berlin", "Berlin 10115", "BS1 4QA Bristol", "10115".
    bool read_postal_code(Span item, Candidate& out) {
        const auto text = reading_.slice(item);
        const auto words = words_in_code(text);
        if (out.location.postal_code) return false;
        for (const bool at_end : {false, true}) {
            const std::size_t count = postal_code_words(text, words, at_end);
            if (count == 0) continue;
            Span code = item;
            Span rest = item;
            if (at_end) {
                code.start = item.start + words[words.size() - count].span.start;
                rest.end = code.start;
            } else {
                code.end = item.start + words[count - 1].span.end;
                rest.start = code.end;
            }
            rest = trimmed(reading_.text(), rest);
            if (!rest.empty() && !is_place_name(reading_.slice(rest))) continue;
            if (!rest.empty() && out.location.city && !make_region(out)) continue;
            out.location.postal_code = reading_.cite_text(code, "location.place", 0.85);
            if (rest.empty()) return true;
            out.location.city = reading_.cite_text(rest, "location.place", 0.85);
            out.city_is_last_name = at_end && !is_known_city(reading_.slice(rest));
            out.score += 2;
            return true;
        }
        return false;
    }

    bool read_street(Span item, Candidate& out) {
        const auto text = reading_.slice(item);
        if (!is_street(text)) return false;
        // A street, a town and a code like "BS1 4QA" are an address.
        const MaybeText& code = out.location.postal_code;
        if (out.location.city && code && is_upper(to_utf32(code->value).front())) out.score += 2;
        if (out.location.city || out.location.region || out.location.postal_code)
            out.location.address = reading_.cite_text(item, "location.address", 0.7);
        return true;
    }

    static bool make_region(Candidate& out) {
        if (!out.city_is_last_name || out.location.region) return false;
        out.location.region = std::move(out.location.city);
        out.city_is_last_name = false;
        return true;
    }

    /// The last name before the country is the region when another name stands before it.
    void read_name(Span item, std::size_t at, Candidate& out) {
        const auto text = reading_.slice(item);
        Location& place = out.location;
        if (is_known_city(text)) out.score += 2;
        if (is_east_asian_place(text)) out.score += 1;
        if (!place.city) {
            place.city = reading_.cite_text(item, "location.place", 0.85);
            out.city_is_last_name = at > 0;
            return;
        }
        // "Melbourne, Victoria 3004"
        const bool town = !place.postal_code || is_known_city(text) || at + 1 == out.bare_code;
        if (town && make_region(out)) {
            place.city = reading_.cite_text(item, "location.place", 0.85);
            return;
        }
        if (!place.address) place.address = reading_.cite_text(item, "location.address", 0.7);
    }

    /// The name and what stands below it are no places.
    bool is_taken(Span part) const {
        return std::ranges::any_of(taken_, [&](Span span) {
            return span.start <= part.start && part.end <= span.end;
        });
    }

    const Reading& reading_;
    const std::vector<Span>& taken_;
    Candidate best_;
};

}  // namespace

Location find_location(
    const Reading& reading, const ContactRows& contact, const std::vector<Span>& taken
) {
    Search search(reading, taken);
    for (const std::size_t row : contact.rows()) {
        const auto& parts = reading.rows()[row].parts;
        for (std::size_t i = 0; i < parts.size(); ++i)
            search.consider(
                row, parts[i], i > 0 && is_label_before(reading, parts[i - 1], parts[i])
            );
    }
    return with_place_form(reading, contact, search.take());
}

}  // namespace vitae
