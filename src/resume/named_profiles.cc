#include "resume/named_profiles.h"

#include <algorithm>

#include "model/utf8.h"
#include "resume/address_tokens.h"
#include "resume/emails.h"
#include "resume/letters.h"
#include "resume/networks.h"

namespace vitae {

namespace {

/// Rows that may hold the owner's name.
constexpr std::size_t kHead = 4;

std::u32string letters_of(std::u32string_view text) {
    std::u32string letters;
    for (const char32_t c : fold(text))
        if (is_letter(c)) letters += c;
    return letters;
}

class Search {
public:
    Search(const Reading& reading, const ContactRows& contact)
        : reading_(reading), contact_(contact) {
        for (const Span mail : find_address_spans(reading)) {
            const std::u32string_view text = reading.slice(mail);
            names_.push_back(letters_of(text.substr(0, text.find(U'@'))));
        }
        const std::size_t head = std::min<std::size_t>(kHead, reading.rows().size());
        for (std::size_t i = 0; i < head; ++i)
            for (const Span part : reading.rows()[i].parts)
                names_.push_back(letters_of(reading.slice(part)));
    }

    std::vector<NamedProfile> run() {
        for (std::size_t i = 0; i < reading_.rows().size(); ++i) {
            const Row& row = reading_.rows()[i];
            if (contact_.is_others(row.span.start)) continue;
            if (contact_.is_contact(row.span.start)) look_in(row);
            look_below(i);
        }
        return std::move(found_);
    }

private:
    void look_in(const Row& row) {
        const std::vector<Span> tokens = tokens_of(reading_, row.span);
        for (std::size_t i = 1; i < tokens.size(); ++i) {
            const Span before = tokens[i - 1];
            const Span last = bare_address(reading_, tokens[i]);
            if (last.empty() || !is_end(tokens[i].end, row.span.end)) continue;
            const auto text = reading_.text();
            if (is_colon(text[before.end - 1]))
                add({before.start, before.end - 1}, last);
            else if (text[tokens[i].start] == U'(' && text[tokens[i].end - 1] == U')')
                add(last, before);
        }
    }

    /// A name alone in its row says nothing of its own that it belongs to the network above.
    void look_below(std::size_t i) {
        const auto& rows = reading_.rows();
        if (i + 1 >= rows.size() || rows[i + 1].block != rows[i].block) return;
        const Span user = rows[i + 1].span;
        const auto name = reading_.slice(user);
        const bool single = std::none_of(name.begin(), name.end(), is_space);
        if (single && names_owner(name)) add(rows[i].span, user);
    }

    bool names_owner(std::u32string_view user) const {
        constexpr std::size_t kLeast = 4;
        const std::u32string name = letters_of(user);
        return name.size() >= kLeast && std::ranges::find(names_, name) != names_.end();
    }

    /// More than a word behind a label is no name.
    bool is_end(std::uint32_t at, std::uint32_t end) const {
        while (at < end && is_space(reading_.text()[at])) ++at;
        return at >= end || !is_letter(reading_.text()[at]);
    }

    void add(Span network, Span user) {
        const std::string name = to_utf8(reading_.slice(user));
        const auto address = profile_address(to_utf8(fold(reading_.slice(network))), name);
        if (address && !is_web_address(name)) found_.push_back({*address, user});
    }

    const Reading& reading_;
    const ContactRows& contact_;
    std::vector<std::u32string> names_;  ///< The owner's, as mail addresses and the head have it.
    std::vector<NamedProfile> found_;
};

}  // namespace

std::vector<NamedProfile> find_named_profiles(const Reading& reading, const ContactRows& contact) {
    return Search(reading, contact).run();
}

}  // namespace vitae
