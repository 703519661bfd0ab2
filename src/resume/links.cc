#include "resume/links.h"

#include <algorithm>
#include <optional>

#include "resume/address_tokens.h"
#include "resume/emails.h"
#include "resume/letters.h"
#include "resume/named_profiles.h"
#include "resume/networks.h"
#include "resume/place_items.h"

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

/// The first word of a row, if nothing or another item follows it.
Span first_item(const Reading& reading, const Row& row) {
    const std::vector<Span> tokens = tokens_of(reading, row.span);
    if (tokens.empty()) return {};
    std::uint32_t at = tokens.front().end;
    while (at < row.span.end && is_space(reading.text()[at])) ++at;
    const bool alone = at == row.span.end || contains(U"|•·", {&reading.text()[at], 1});
    return alone ? tokens.front() : Span{};
}

/// An address that fills its line to the end goes on in the next when it breaks off at a joint.
Span with_next_line(const Reading& reading, const Row& row, Span token) {
    const auto text = reading.text();
    const bool open = contains(U"/-_=?&", {&text[token.end - 1], 1});
    const std::size_t next = reading.row_at(token.start) + 1;
    if (!open || token.end != row.span.end || next >= reading.rows().size()) return token;
    const Row& below = reading.rows()[next];
    const Span rest = first_item(reading, below);
    if (below.block != row.block || rest.empty() || contains(reading.slice(rest), U"@"))
        return token;
    // A closing slash may be the end; then what follows is another address, or a heading.
    const char32_t first = text[rest.start];
    const bool ended = text[token.end - 1] == U'/' && !is_lower(first) && !is_digit(first);
    if (ended || is_web_address(to_utf8(reading.slice(rest)))) return token;
    return {token.start, rest.end};
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
                Span span = bare_address(reading, token);
                if (span.empty() || overlaps(emails, span)) continue;
                if (!is_web_address(to_utf8(reading.slice(span)))) continue;
                if (contact.is_others(span.start)) continue;
                // Beside the time spent there, it is an employer's.
                const bool own = contact.is_contact(span.start) && !tells_time(row.text);
                if (!own && !is_labeled(reading, row, span)) continue;
                span = with_next_line(reading, row, span);
                CitedText cited = reading.cite_text(span, "link.address", 0.95);
                std::erase(cited.value, ' ');
                out.add({std::move(cited.value), std::move(cited.citation), span.start});
            }
        }
    }
}

void add_named(const Reading& reading, const ContactRows& contact, Collection& out) {
    for (const NamedProfile& profile : find_named_profiles(reading, contact)) {
        CitedText cited = reading.cite_text(profile.user, "link.user", 0.85);
        cited.citation.provenance = Provenance::inferred;
        out.add({profile.address, std::move(cited.citation), profile.user.start});
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
