#include "resume/links.h"

#include <algorithm>
#include <optional>

#include "resume/emails.h"
#include "resume/letters.h"
#include "resume/networks.h"

namespace vitae {

namespace {

struct Found {
    std::string address;
    Citation citation;
    std::uint32_t start = 0;
};

/// Tokens that hold an e-mail address are none of ours.
bool overlaps(const std::vector<Span>& spans, Span span) {
    return std::any_of(spans.begin(), spans.end(), [&](const Span& s) {
        return s.start < span.end && span.start < s.end;
    });
}

/// Takes off brackets, quotes and labels like "Web:" around an address.
Span bare(const Reading& reading, Span token) {
    const auto text = reading.text();
    const auto is_left = [](char32_t c) { return contains(U"([{<\"'|•·,;:–", {&c, 1}); };
    const auto is_right = [](char32_t c) { return contains(U")]}>\"'|•·,;:.!?", {&c, 1}); };
    for (std::uint32_t i = token.start; i + 1 < token.end; ++i)
        if (is_colon(text[i]) && text[i + 1] != U'/' && !is_digit(text[i + 1])) token.start = i + 1;
    while (token.start < token.end && is_left(text[token.start])) ++token.start;
    while (token.end > token.start && is_right(text[token.end - 1])) --token.end;
    return token;
}

std::vector<Span> tokens_of(const Reading& reading, Span part) {
    std::vector<Span> tokens;
    std::uint32_t start = part.start;
    for (std::uint32_t at = part.start; at <= part.end; ++at) {
        const char32_t c = at < part.end ? reading.text()[at] : U' ';
        if (!is_space(c) && c != U'|' && c != U',' && c != U';') continue;
        if (at > start) tokens.push_back({start, at});
        start = at + 1;
    }
    return tokens;
}

/// An address that fills its line to the end goes on in the next when it breaks off at a joint.
Span with_next_line(const Reading& reading, const Row& row, Span token) {
    const auto text = reading.text();
    const bool open = contains(U"/-_=?&", {&text[token.end - 1], 1});
    const std::size_t next = reading.row_at(token.start) + 1;
    if (!open || token.end != row.span.end || next >= reading.rows().size()) return token;
    const Row& below = reading.rows()[next];
    const bool single = std::none_of(below.text.begin(), below.text.end(), is_space);
    if (below.block != row.block || !single || contains(below.text, U"@")) return token;
    // A closing slash may be the end; then what follows is another address, or a heading.
    const char32_t first = below.text.front();
    const bool ended = text[token.end - 1] == U'/' && !is_lower(first) && !is_digit(first);
    if (ended || is_web_address(to_utf8(below.text))) return token;
    return {token.start, below.span.end};
}

class Collection {
public:
    void add(Found found) {
        const std::string key = address_key(found.address);
        const auto same = std::find_if(all_.begin(), all_.end(), [&](const Found& other) {
            const std::string other_key = address_key(other.address);
            return other_key == key || other_key.starts_with(key + '/') ||
                   key.starts_with(other_key + '/');
        });
        if (same == all_.end()) return all_.push_back(std::move(found));
        // Of a bare host and a page on it, the page is the profile.
        if (key.size() > address_key(same->address).size()) *same = std::move(found);
    }
    std::vector<Found> take() { return std::move(all_); }

private:
    std::vector<Found> all_;
};

/// A link without text under it is the owner's when it stands beside contact rows; a network's icon
/// may stand in a row of its own, close to them.
bool is_beside_contact(const Reading& reading, const ContactRows& contact, const Link& link) {
    if (link.end > link.start) return contact.is_contact(link.start);
    const auto network = find_network(link.target);
    const double reach = network && !network->user.empty() ? 36 : 4;
    return std::any_of(contact.rows().begin(), contact.rows().end(), [&](std::size_t i) {
        const Row& row = reading.rows()[i];
        return row.page == link.page && link.box.y1 > row.box.y0 - reach &&
               link.box.y0 < row.box.y1 + reach;
    });
}

void add_annotations(const Reading& reading, const ContactRows& contact, Collection& out) {
    for (const Link& link : reading.source().links) {
        if (!is_web_address(link.target) || !is_beside_contact(reading, contact, link)) continue;
        out.add({link.target, reading.cite_link(link, "link.annotation", 0.95), link.start});
    }
}

constexpr std::u32string_view kLabels[] = {U"website",      U"web",
                                           U"webseite",     U"homepage",
                                           U"home page",    U"blog",
                                           U"portfolio",    U"url",
                                           U"site",         U"site web",
                                           U"sitio web",    U"sito web",
                                           U"сайт",         U"个人网站",
                                           U"个人主页",     U"主页",
                                           U"网站",         U"博客",
                                           U"技术博客",     U"个人博客",
                                           U"ウェブサイト", U"ブログ",
                                           U"웹사이트",     U"블로그",
                                           U"홈페이지",     U"الموقع الإلكتروني"};

/// "GitHub: …" in a list of skills is the owner's; an address in a project is the project's.
bool is_labeled(const Reading& reading, const Row& row, Span address) {
    Span before =
        trimmed(reading.text(), {row.span.start, std::max(row.span.start, address.start)});
    if (before.empty() || !is_colon(reading.text()[before.end - 1])) return false;
    --before.end;
    while (!before.empty() && !is_letter(reading.text()[before.start])) ++before.start;
    const std::u32string label = fold(reading.slice(trimmed(reading.text(), before)));
    return is_network_name(to_utf8(label)) ||
           std::any_of(std::begin(kLabels), std::end(kLabels), [&](std::u32string_view known) {
               return label == fold(known);
           });
}

void add_printed(const Reading& reading, const ContactRows& contact, Collection& out) {
    const std::vector<Span> emails = find_address_spans(reading);
    for (const Row& row : reading.rows()) {
        for (const Span part : row.parts) {
            for (const Span token : tokens_of(reading, part)) {
                Span span = bare(reading, token);
                if (span.empty() || overlaps(emails, span)) continue;
                if (!is_web_address(to_utf8(reading.slice(span)))) continue;
                if (contact.is_others(span.start)) continue;
                if (!contact.is_contact(span.start) && !is_labeled(reading, row, span)) continue;
                span = with_next_line(reading, row, span);
                CitedText cited = reading.cite_text(span, "link.address", 0.95);
                std::erase(cited.value, ' ');
                out.add({std::move(cited.value), std::move(cited.citation), span.start});
            }
        }
    }
}

/// "GitHub: jo": the address follows from the name. More than a word behind the label is no name.
void add_named(const Reading& reading, const ContactRows& contact, Collection& out) {
    const auto is_end = [&](std::uint32_t at, std::uint32_t end) {
        while (at < end && is_space(reading.text()[at])) ++at;
        return at >= end || !is_letter(reading.text()[at]);
    };
    for (const Row& row : reading.rows()) {
        if (!contact.is_contact(row.span.start)) continue;
        const std::vector<Span> tokens = tokens_of(reading, row.span);
        for (std::size_t i = 1; i < tokens.size(); ++i) {
            Span label = tokens[i - 1];
            const Span user = bare(reading, tokens[i]);
            if (user.empty() || !is_colon(reading.text()[label.end - 1])) continue;
            --label.end;
            if (!is_end(tokens[i].end, row.span.end)) continue;
            const auto address =
                profile_address(to_utf8(fold(reading.slice(label))), to_utf8(reading.slice(user)));
            if (!address || is_web_address(to_utf8(reading.slice(user)))) continue;
            CitedText cited = reading.cite_text(user, "link.user", 0.85);
            cited.citation.provenance = Provenance::inferred;
            out.add({*address, std::move(cited.citation), user.start});
        }
    }
}

CitedText inferred(const Found& found, std::string value) {
    CitedText cited{std::move(value), found.citation};
    cited.citation.provenance = Provenance::inferred;
    return cited;
}

}  // namespace

WebAddresses find_links(const Reading& reading, const ContactRows& contact) {
    Collection all;
    add_annotations(reading, contact, all);
    add_printed(reading, contact, all);
    add_named(reading, contact, all);
    std::vector<Found> found = all.take();
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.start < b.start;
    });
    WebAddresses addresses;
    for (const Found& one : found) {
        const auto network = find_network(one.address);
        if (!network && !addresses.url) {
            addresses.url = {one.address, one.citation};
            continue;
        }
        Profile profile{.id = reading.entry_id("profiles", one.start)};
        // Links without text all start at 0, so their addresses have to tell them apart.
        if (one.citation.printed.empty())
            profile.id =
                reading.entry_id("profiles", one.start) + std::to_string(addresses.profiles.size());
        if (network) profile.network = inferred(one, network->name);
        if (network && !network->user.empty()) profile.username = inferred(one, network->user);
        profile.url = {one.address, one.citation};
        addresses.profiles.push_back(std::move(profile));
    }
    return addresses;
}

}  // namespace vitae
