#include "resume/emails.h"

#include <algorithm>

#include "resume/letters.h"

namespace vitae {

namespace {

bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_local(char32_t c) {
    return is_ascii_letter(c) || is_digit(c) || contains(U"._%+-'", std::u32string_view(&c, 1)) ||
           (c >= 0xC0 && c < 0x250);
}

bool is_domain(char32_t c) {
    return is_ascii_letter(c) || is_digit(c) || c == U'-' || c == U'.' || (c >= 0xC0 && c < 0x250);
}

/// The end of a domain that starts at `at`; the same as `at` when none does. An address that is too
/// wide for its column goes on in the next line.
std::uint32_t domain_end(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    const auto extend = [&] {
        while (end < text.size() && is_domain(text[end])) ++end;
    };
    if (end < text.size() && text[end] == U'\n') ++end;
    extend();
    const auto name = [&] { return text.substr(at, end - at); };
    const bool wrapped = end < text.size() && text[end] == U'\n' && end > at &&
                         (!contains(name(), U".") || text[end - 1] == U'.');
    if (wrapped && end + 1 < text.size() && is_domain(text[end + 1])) {
        ++end;
        extend();
    }
    while (end > at && (text[end - 1] == U'.' || text[end - 1] == U'-')) --end;
    const auto dot = name().rfind(U'.');
    if (dot == std::u32string_view::npos || dot == 0) return static_cast<std::uint32_t>(at);
    const auto top = name().substr(dot + 1);
    const bool letters = std::all_of(top.begin(), top.end(), is_ascii_letter);
    return static_cast<std::uint32_t>(top.size() >= 2 && letters ? end : at);
}

std::uint32_t local_start(std::u32string_view text, std::size_t at) {
    std::size_t start = at;
    if (start > 1 && text[start - 1] == U'\n' && is_local(text[start - 2])) --start;
    const std::size_t before = start;
    while (start > 0 && is_local(text[start - 1])) --start;
    while (start < before && (text[start] == U'.' || text[start] == U'-' || text[start] == U'\''))
        ++start;
    return static_cast<std::uint32_t>(start == before ? at : start);
}

bool is_at(char32_t c) {
    return c == U'@' || c == 0xFF20;
}

/// An account of a messenger can look like an address.
bool is_messenger(const Reading& reading, Span span) {
    const Row& row = reading.rows()[reading.row_at(span.start)];
    const auto before = fold(reading.slice({row.span.start, std::max(row.span.start, span.start)}));
    const auto skype = before.rfind(U"skype");
    if (skype == std::u32string::npos) return false;
    const auto mail = before.rfind(U"mail");
    return mail == std::u32string::npos || mail < skype;
}

std::string without_spaces(const std::string& text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) {
        return c != ' ';
    });
    return out;
}

std::string lower_ascii(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// `mailto:{anna@example.com}?subject=…` → the address.
std::string address_of(const std::string& target) {
    std::string address = target.substr(std::string_view("mailto:").size());
    address = address.substr(0, address.find('?'));
    const auto first = address.find_first_not_of("{</ ");
    if (first == std::string::npos) return {};
    const auto last = address.find_last_not_of("}> ");
    address = address.substr(first, last - first + 1);
    const auto at = address.find('@');
    const bool sound = at != std::string::npos && at > 0 &&
                       address.find('.', at) < address.size() - 2 &&
                       address.find_first_of(" {}<>,;") == std::string::npos;
    return sound ? address : std::string();
}

/// A link tells the whole of an address that is hyphenated at the end of a line.
bool is_rest_of_link(const Reading& reading, Span span, const std::string& address) {
    constexpr std::uint32_t kNear = 40;
    return std::ranges::any_of(reading.source().links, [&](const Link& link) {
        if (!lower_ascii(link.target).starts_with("mailto:")) return false;
        const std::string whole = lower_ascii(address_of(link.target));
        return whole.size() > address.size() && whole.ends_with(lower_ascii(address)) &&
               link.start < span.end + kNear && span.start < link.end + kNear;
    });
}

/// A link under another address: to hide it from collectors, or left over from somebody else's
/// resume. What is printed counts.
bool contradicts_print(
    const Reading& reading,
    const std::vector<Span>& printed,
    const Link& link,
    const std::string& address
) {
    return std::ranges::any_of(printed, [&](Span span) {
        if (span.start < link.start || span.end > link.end) return false;
        const std::string seen = without_spaces(to_utf8(reading.slice(span)));
        // The end of a line may have cut it.
        return lower_ascii(address).find(lower_ascii(seen)) == std::string::npos;
    });
}

class Collection {
public:
    void add(Email email) {
        const std::string& address = email.address->value;
        const bool known = std::any_of(all_.begin(), all_.end(), [&](const Email& other) {
            return lower_ascii(other.address->value) == lower_ascii(address);
        });
        if (!known) all_.push_back(std::move(email));
    }
    std::vector<Email> take() { return std::move(all_); }

private:
    std::vector<Email> all_;
};

}  // namespace

std::vector<Span> find_address_spans(const Reading& reading) {
    std::vector<Span> spans;
    const auto text = reading.text();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_at(text[at])) continue;
        const Span span{local_start(text, at), domain_end(text, at + 1)};
        if (span.start < at && span.end > at + 1) spans.push_back(span);
    }
    return spans;
}

std::vector<Email> find_emails(const Reading& reading, const ContactRows& contact) {
    Collection emails;
    const std::vector<Span> printed = find_address_spans(reading);
    for (const Span span : printed) {
        if (contact.is_others(span.start) || is_messenger(reading, span)) continue;
        CitedText address = reading.cite_text(span, "email.address", 0.98);
        address.value = without_spaces(address.value);
        if (is_rest_of_link(reading, span, address.value)) continue;
        emails.add({reading.entry_id("emails", span.start), std::move(address)});
    }
    for (const Link& link : reading.source().links) {
        if (!lower_ascii(link.target).starts_with("mailto:")) continue;
        std::string address = address_of(link.target);
        if (address.empty() || contact.is_others(link.start)) continue;
        if (contradicts_print(reading, printed, link, address)) continue;
        const Citation citation = reading.cite_link(link, "email.link", 0.95);
        emails.add({reading.entry_id("emails", link.start), CitedText{address, citation}});
    }
    return emails.take();
}

}  // namespace vitae
