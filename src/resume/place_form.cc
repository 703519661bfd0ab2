#include "resume/place_form.h"

#include <algorithm>

#include "resume/country_codes.h"
#include "resume/letters.h"
#include "resume/phrases.h"
#include "resume/place_shapes.h"
#include "resume/places.h"

namespace vitae {

namespace {

enum class Label { none, street, code_and_city, code, city, region, country };

/// The words of the label, without "&", "/" and what binds them.
Label label_of(std::u32string_view text) {
    static const PhraseSet streets(
        U"address|street|street address|adresse|strasse|anschrift|rue|direccion|indirizzo|via|"
        U"endereco|rua|adres|straat|адрес|улица|住所|地址"
    );
    static const PhraseSet codes(
        U"postal code|postcode|zip|zip code|plz|postleitzahl|code postal|cp|codigo postal|cap|cep|"
        U"индекс|почтовый индекс|邮编|郵便番号|우편번호"
    );
    static const PhraseSet cities(
        U"city|town|ort|stadt|ville|ciudad|citta|cidade|stad|plaats|woonplaats|miasto|город|"
        U"城市|都市|도시|المدينة"
    );
    static const PhraseSet both(
        U"postal code city|postal code and city|postcode city|postcode and city|zip city|zip code "
        U"city|zip and city|plz ort|plz und ort|code postal ville|code postal et ville|cp ville|"
        U"codigo postal ciudad|codigo postal y ciudad|cap citta|cap e citta|cep cidade|cep e cidade|"
        U"postcode plaats|postcode en plaats|postcode woonplaats"
    );
    static const PhraseSet regions(
        U"region|state|province|county|state province|state region|bundesland|departement|"
        U"provincia|comunidad|estado|regione|regiao|provincie|область|регион|省|省份|都道府県"
    );
    static const PhraseSet countries(
        U"country|land|pays|pais|paese|staat|kraj|страна|国家|国|국가|البلد"
    );
    std::u32string label;
    for (const Word32& word : words_in(text))
        if (is_letter(word.folded.front())) label += (label.empty() ? U"" : U" ") + word.folded;
    if (both.contains(label)) return Label::code_and_city;
    if (cities.contains(label)) return Label::city;
    if (codes.contains(label)) return Label::code;
    if (regions.contains(label)) return Label::region;
    if (countries.contains(label)) return Label::country;
    return streets.contains(label) ? Label::street : Label::none;
}

class Form {
public:
    explicit Form(const Reading& reading) : reading_(reading) {}

    void add(Label label, Span value) {
        value = trimmed(reading_.text(), value);
        if (value.empty() || label_of(reading_.slice(value)) != Label::none) return;
        if (value.end - value.start > 60) return;
        switch (label) {
            case Label::none: break;
            case Label::street: set(street_, value); break;
            case Label::code: set(place_.postal_code, value); break;
            case Label::city: set(place_.city, value); break;
            case Label::region: set(place_.region, value); break;
            case Label::country: set_country(value); break;
            case Label::code_and_city: set_code_and_city(value); break;
        }
    }

    /// A street alone is no form: "Address" may stand before all of one.
    Location take() {
        const bool parts = place_.city || place_.postal_code || place_.region;
        if (!parts && !place_.country_code) return {};
        if (parts) place_.address = std::move(street_);
        return std::move(place_);
    }

private:
    void set(MaybeText& part, Span value) const {
        if (!part) part = reading_.cite_text(value, "location.label", 0.9);
    }

    void set_country(Span value) {
        const auto text = reading_.slice(value);
        auto code = find_country(text);
        if (!code) code = find_country_code(to_utf8(text));
        if (!code || place_.country_code) return;
        place_.country_code = CitedText{*code, reading_.cite(value, "location.label", 0.9)};
        place_.country_code->citation.provenance = Provenance::inferred;
    }

    /// "3511 AB Utrecht", "Utrecht 3511 AB".
    void set_code_and_city(Span value) {
        const auto text = reading_.slice(value);
        const auto words = words_in_code(text);
        for (const bool at_end : {false, true}) {
            const std::size_t count = postal_code_words(text, words, at_end);
            if (count == 0 || count >= words.size()) continue;
            const Span code =
                at_end ? Span{words[words.size() - count].span.start, words.back().span.end}
                       : Span{words.front().span.start, words[count - 1].span.end};
            const auto length = static_cast<std::uint32_t>(text.size());
            const Span rest = at_end ? Span{0, code.start} : Span{code.end, length};
            set(place_.postal_code, {value.start + code.start, value.start + code.end});
            set(place_.city,
                trimmed(reading_.text(), {value.start + rest.start, value.start + rest.end}));
            return;
        }
        set(place_.city, value);
    }

    const Reading& reading_;
    MaybeText street_;
    Location place_;
};

/// Where the bold words end with which a part begins; its end when that is nowhere.
std::uint32_t end_of_bold(const Reading& reading, std::size_t row, Span part) {
    std::uint32_t end = part.start;
    for (const Word& word : reading.words(row)) {
        if (word.start < part.start || word.end > part.end) continue;
        if (!word.bold) return end;
        end = word.end;
    }
    return part.end;
}

Location read_form(const Reading& reading, const ContactRows& contact) {
    Form form(reading);
    for (const std::size_t row : contact.rows()) {
        const auto& parts = reading.rows()[row].parts;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto text = reading.slice(parts[i]);
            const auto colon = std::ranges::find_if(text, is_colon);
            const auto at = parts[i].start + static_cast<std::uint32_t>(colon - text.begin());
            const std::uint32_t bold = end_of_bold(reading, row, parts[i]);
            if (colon != text.end() && at + 1 < parts[i].end)
                form.add(
                    label_of(reading.slice(Span{parts[i].start, at})), Span{at + 1, parts[i].end}
                );
            else if (colon == text.end() && bold < parts[i].end)
                form.add(
                    label_of(reading.slice(Span{parts[i].start, bold})), Span{bold, parts[i].end}
                );
            else if (i + 1 < parts.size())
                form.add(label_of(reading.slice(Span{parts[i].start, at})), parts[i + 1]);
        }
    }
    return form.take();
}

}  // namespace

Location with_place_form(const Reading& reading, const ContactRows& contact, Location found) {
    Location form = read_form(reading, contact);
    if (form.city) return form;
    for (MaybeText Location::*part :
         {&Location::address,
          &Location::postal_code,
          &Location::city,
          &Location::region,
          &Location::country_code})
        if (form.*part) found.*part = std::move(form.*part);
    return found;
}

}  // namespace vitae
