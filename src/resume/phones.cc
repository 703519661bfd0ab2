#include "resume/phones.h"

#include <algorithm>
#include <optional>

#include "resume/dialing.h"
#include "resume/letters.h"
#include "resume/phrases.h"
#include "resume/places.h"

namespace vitae {

namespace {

constexpr std::u32string_view kLabels[] = {
    U"tel",   U"phone",  U"mobil", U"cell", U"handy", U"gsm",  U"whatsapp", U"portable",
    U"movil", U"fono",   U"тел",   U"моб",  U"电话",  U"手机", U"電話",     U"携帯",
    U"联系",  U"연락처", U"전화",  U"휴대", U"هاتف",  U"جوال", U"موبايل",   U"الهاتف"};
constexpr std::u32string_view kFaxLabels[] = {U"fax", U"факс", U"传真", U"팩스", U"فاكس"};

struct Candidate {
    Span span;
    std::vector<std::u32string> groups;  ///< Runs of digits; "x" hides one.
    bool international = false;          ///< Starts with + or 00.
    bool bracketed = false;              ///< Starts with an area code in brackets.
    std::size_t digits = 0;
};

bool is_hidden_digit(char32_t c) {
    return c == U'x' || c == U'X' || c == U'*';
}

bool is_separator(char32_t c) {
    return c == U' ' || c == 0xA0 || c == U'.' || c == U'(' || c == U')' || c == U'/' || is_dash(c);
}

bool is_year(const std::u32string& group) {
    return group.size() == 4 && group >= U"1800" && group < U"2100";
}

bool is_day_or_month(const std::u32string& group) {
    return group.size() <= 2 && group <= std::u32string(group.size() == 1 ? U"9" : U"31");
}

/// "2019 - 2021", "03/2019 – 05/2020", "12.05.1990": years with days and months alone.
bool is_date(const Candidate& candidate) {
    const auto& groups = candidate.groups;
    if (candidate.international) return false;
    const bool all = std::all_of(groups.begin(), groups.end(), [](const auto& g) {
        return is_year(g) || is_day_or_month(g);
    });
    return all && std::any_of(groups.begin(), groups.end(), is_year);
}

/// An ORCID iD (ISO 7064): four groups of four.
bool is_orcid(const Candidate& candidate) {
    const auto& groups = candidate.groups;
    return groups.size() == 4 &&
           std::all_of(groups.begin(), groups.end(), [](const auto& g) { return g.size() >= 3; }) &&
           groups[0].starts_with(U"0000");
}

class Scanner {
public:
    Scanner(std::u32string_view text, std::uint32_t offset) : text_(text), offset_(offset) {}

    std::optional<Candidate> next() {
        for (; at_ < text_.size(); ++at_) {
            if (!starts_here()) continue;
            Candidate candidate = take();
            if (candidate.digits >= 6) return candidate;
        }
        return std::nullopt;
    }

private:
    bool starts_here() const {
        const char32_t c = text_[at_];
        if (c != U'+' && c != U'(' && !is_digit(c)) return false;
        const char32_t before = at_ == 0 ? U' ' : text_[at_ - 1];
        const bool inside = is_letter(before) && !is_ideograph(before);
        return !inside && !is_digit(before) && !contains(U"/@._#=-", {&before, 1});
    }

    Candidate take() {
        Candidate candidate;
        const std::size_t first = at_;
        const auto closing = text_.substr(at_, 8).find(U')');
        candidate.bracketed = text_[at_] == U'(' && closing != std::u32string_view::npos;
        std::size_t end = at_;
        std::size_t separators = 0;
        bool in_group = false;
        for (; at_ < text_.size(); ++at_) {
            const char32_t c = text_[at_];
            const bool digit = is_digit(c) || (candidate.digits >= 4 && is_hidden_digit(c));
            const bool plus = c == U'+' && candidate.digits == 0;
            if (!digit && !plus && !is_separator(c)) break;
            if (is_separator(c) && (++separators > 3 || parts_numbers(candidate))) break;
            candidate.international = candidate.international || plus;
            if (digit) {
                if (!in_group) candidate.groups.emplace_back();
                candidate.groups.back() += is_digit(c) ? fold({&c, 1}) : U"x";
                ++candidate.digits;
                separators = 0;
                end = at_ + 1;
            }
            in_group = digit;
        }
        candidate.span = {
            offset_ + static_cast<std::uint32_t>(first), offset_ + static_cast<std::uint32_t>(end)};
        candidate.international = candidate.international ||
                                  (!candidate.groups.empty() &&
                                   candidate.groups[0].starts_with(U"00") && candidate.digits > 10);
        return candidate;
    }

    /// " / " parts two whole numbers, but also a number from its area code.
    bool parts_numbers(const Candidate& candidate) const {
        return text_[at_] == U'/' && candidate.digits >= 7;
    }

    std::u32string_view text_;
    std::uint32_t offset_;
    std::size_t at_ = 0;
};

template <std::size_t N>
bool names_one_of(std::u32string_view folded, const std::u32string_view (&labels)[N]) {
    return std::any_of(std::begin(labels), std::end(labels), [&](std::u32string_view label) {
        return contains(folded, fold(label));
    });
}

/// The words before the number, back to the number before it.
std::u32string label_before(const Reading& reading, const Row& row, std::uint32_t start) {
    auto before = reading.slice({row.span.start, start});
    std::size_t from = before.size();
    while (from > 0 && before.size() - from < 24 && !is_digit(before[from - 1]) &&
           before[from - 1] != U'@')
        --from;
    return fold(before.substr(from));
}

/// "4050-123 Porto": a few digits with a name right behind them.
bool is_postal_code(const Reading& reading, const Row& row, const Candidate& candidate) {
    const auto after =
        reading.slice({candidate.span.end, std::max(candidate.span.end, row.span.end)});
    return candidate.digits <= 8 && after.size() > 2 && is_space(after[0]) && is_letter(after[1]);
}

/// "Supervisor: Ann Other, (202) 555-0160": another's number.
bool is_of_another(const Row& row) {
    static const Gazetteer others(
        U"supervisor|reference|referee|emergency contact|employer|vorgesetzter|vorgesetzte|"
        U"ansprechpartner|ansprechpartnerin|referenz|superviseur|superviseure|referencia|referenza|"
        U"supervisora|supervisore|leidinggevende|referentie|руководитель"
    );
    const auto colon = std::find_if(row.text.begin(), row.text.end(), is_colon);
    if (colon == row.text.end()) return false;
    const auto label = row.text.substr(0, static_cast<std::size_t>(colon - row.text.begin()));
    return words_in(label).size() <= 4 && others.is_in(label);
}

std::optional<double> confidence_of(
    const Reading& reading, const ContactRows& contact, const Row& row, const Candidate& candidate
) {
    if (contact.is_others(candidate.span.start) || is_date(candidate) || is_orcid(candidate) ||
        is_of_another(row))
        return std::nullopt;
    if (candidate.digits < 6 || candidate.digits > 15) return std::nullopt;
    const std::u32string label = label_before(reading, row, candidate.span.start);
    if (names_one_of(label, kFaxLabels)) return std::nullopt;
    if (names_one_of(label, kLabels)) return 0.98;
    if (candidate.international && candidate.digits >= 8) return 0.95;
    if (candidate.bracketed && candidate.digits >= 7 && candidate.groups.size() > 1) return 0.93;
    if (!contact.is_contact(candidate.span.start)) return std::nullopt;
    const bool grouped = candidate.groups.size() > 1;
    if (is_postal_code(reading, row, candidate)) return std::nullopt;
    if (candidate.digits >= 9 && (grouped || candidate.groups[0].size() <= 11)) return 0.9;
    if (candidate.digits >= 7 && grouped) return 0.8;
    return std::nullopt;
}

/// ITU-T E.164: "+" and the digits, where the number is written with its country code.
std::optional<std::string> to_e164(const Candidate& candidate) {
    if (!candidate.international) return std::nullopt;
    std::string digits;
    for (std::size_t i = 0; i < candidate.groups.size(); ++i) {
        const auto& group = candidate.groups[i];
        if (i == 1 && group == U"0") continue;  // "+49 (0) 30 …"
        digits += to_utf8(group);
    }
    if (digits.starts_with("00")) digits = digits.substr(2);
    const bool whole = digits.find('x') == std::string::npos;
    return whole && digits.size() >= 8 && digits.size() <= 15 ? std::optional('+' + digits)
                                                              : std::nullopt;
}

std::string digits_of(const std::string& text) {
    std::string digits;
    for (const char32_t c : fold(to_utf32(text)))
        if (is_digit(c)) digits += static_cast<char>(c);
    return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

class Collection {
public:
    void add(Phone phone) {
        const std::string digits = digits_of(phone.number->value);
        const bool known = std::any_of(all_.begin(), all_.end(), [&](const Phone& other) {
            return digits_of(other.number->value) == digits;
        });
        if (!known) all_.push_back(std::move(phone));
    }
    std::vector<Phone> take() { return std::move(all_); }

private:
    std::vector<Phone> all_;
};

Phone to_phone(const Reading& reading, const Candidate& candidate, double confidence) {
    Phone phone{.id = reading.entry_id("phones", candidate.span.start)};
    phone.number = reading.cite_text(candidate.span, "phone.number", confidence);
    if (auto e164 = to_e164(candidate)) {
        phone.e164 = {*e164, reading.cite(candidate.span, "phone.country", confidence)};
        phone.e164->citation.provenance = Provenance::inferred;
    }
    return phone;
}

}  // namespace

void add_international_forms(const Location& home, std::vector<Phone>& phones) {
    const bool state =
        !home.country_code && home.region && is_us_state(to_utf32(home.region->value));
    if (!home.country_code && !state) return;
    const std::string country = state ? "US" : home.country_code->value;
    const Citation& shown = state ? home.region->citation : home.country_code->citation;
    for (Phone& phone : phones) {
        if (phone.e164 || !phone.number || phone.number->value.starts_with('+')) continue;
        std::string digits;
        for (const char32_t c : fold(to_utf32(phone.number->value)))
            if (is_digit(c)) digits += static_cast<char>(c);
        const bool hidden = phone.number->value.find_first_of("xX*") != std::string::npos;
        auto number = hidden ? std::nullopt : international_number(country, digits);
        if (!number) continue;
        phone.e164 = CitedText{*std::move(number), phone.number->citation};
        phone.e164->citation.rule = "phone.country";
        phone.e164->citation.provenance = Provenance::inferred;
        phone.e164->citation.confidence *= 0.9;
        append(phone.e164->citation, Citation(shown));
    }
}

std::vector<Phone> find_phones(const Reading& reading, const ContactRows& contact) {
    Collection phones;
    std::vector<Span> printed;
    for (const Row& row : reading.rows()) {
        for (const Span part : row.parts) {
            Scanner scanner(reading.slice(part), part.start);
            while (const auto candidate = scanner.next()) {
                const auto confidence = confidence_of(reading, contact, row, *candidate);
                if (!confidence) continue;
                phones.add(to_phone(reading, *candidate, *confidence));
                printed.push_back(candidate->span);
            }
        }
    }
    for (const Link& link : reading.source().links) {
        if (!link.target.starts_with("tel:") || contact.is_others(link.start)) continue;
        const std::string number = link.target.substr(4);
        // What is printed counts: the link may say the same, or hide it from collectors.
        const bool is_printed = std::ranges::any_of(printed, [&](Span span) {
            return span.start < link.end && link.start < span.end;
        });
        if (digits_of(number).size() < 6 || is_printed) continue;
        phones.add(
            {reading.entry_id("phones", link.start),
             CitedText{number, reading.cite_link(link, "phone.link", 0.95)},
             {}}
        );
    }
    return phones.take();
}

}  // namespace vitae
