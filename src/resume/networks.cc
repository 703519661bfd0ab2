#include "resume/networks.h"

#include <algorithm>
#include <iterator>

#include "resume/places.h"

namespace vitae {

namespace {

struct KnownNetwork {
    std::string_view host;
    std::string_view name;
    std::string_view before_user;  ///< What stands between host and user name.
    bool by_name = false;          ///< The address follows from the user's name.
};

constexpr KnownNetwork kNetworks[] = {
    {"linkedin.com", "LinkedIn", "/in/", true},
    {"github.com", "GitHub", "/", true},
    {"gitlab.com", "GitLab", "/", true},
    {"bitbucket.org", "Bitbucket", "/", true},
    {"twitter.com", "Twitter", "/", true},
    {"x.com", "X", "/", true},
    {"facebook.com", "Facebook", "/", true},
    {"instagram.com", "Instagram", "/", true},
    {"xing.com", "XING", "/profile/", true},
    {"stackoverflow.com", "Stack Overflow", "/users/"},
    {"orcid.org", "ORCID", "/"},
    {"researchgate.net", "ResearchGate", "/profile/"},
    {"scholar.google.com", "Google Scholar", ""},
    {"behance.net", "Behance", "/", true},
    {"dribbble.com", "Dribbble", "/", true},
    {"medium.com", "Medium", "/"},
    {"kaggle.com", "Kaggle", "/", true},
    {"youtube.com", "YouTube", "/"},
    {"codepen.io", "CodePen", "/", true},
    {"leetcode.com", "LeetCode", "/", true},
    {"hackerrank.com", "HackerRank", "/"},
    {"dev.to", "DEV", "/"},
    {"t.me", "Telegram", "/", true},
    {"vk.com", "VK", "/", true},
    {"mastodon.social", "Mastodon", "/"},
};

/// Top-level domains, besides those of countries, that people use: a host of them may stand without
/// "www." and path.
constexpr std::string_view kTopDomains[] = {
    "io",          "me",        "co",          "ai",        "cc",      "tv",         "us",
    "in",          "com",       "org",         "net",       "dev",     "info",       "app",
    "eu",          "uk",        "edu",         "gov",       "biz",     "tech",       "site",
    "online",      "xyz",       "design",      "studio",    "blog",    "page",       "name",
    "pro",         "cloud",     "example",     "test",      "world",   "digital",    "art",
    "academy",     "agency",    "cat",         "codes",     "coach",   "consulting", "cool",
    "direct",      "engineer",  "engineering", "expert",    "fun",     "gallery",    "gmbh",
    "guru",        "health",    "ink",         "institute", "land",    "life",       "link",
    "live",        "media",     "mobi",        "network",   "ninja",   "one",        "photo",
    "photography", "photos",    "press",       "rocks",     "science", "services",   "social",
    "software",    "solutions", "space",       "store",     "systems", "team",       "technology",
    "today",       "tools",     "top",         "travel",    "video",   "website",    "wiki",
    "work",        "works",     "writer",      "zone"};

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// Labels of letters, digits and hyphens parted by dots, at least two.
bool is_host(std::string_view host) {
    const auto dot = host.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
    const bool marks = host.find("..") != std::string_view::npos || host.front() == '-';
    return !marks &&
           std::all_of(host.begin(), host.end(), [](char c) { return is_word(c) || c == '.'; });
}

/// "b.sc" is a degree.
bool has_top_domain(std::string_view host) {
    const auto top = host.substr(host.rfind('.') + 1);
    if (top.size() == 2 && host.find('.') > 1) {
        std::string code(top);
        for (char& c : code) c = static_cast<char>(c - 'a' + 'A');
        if (find_country_code(code)) return true;
    }
    return std::find(std::begin(kTopDomains), std::end(kTopDomains), top) != std::end(kTopDomains);
}

std::string_view without_scheme(std::string_view address) {
    for (const std::string_view scheme : {"https://", "http://"})
        if (address.starts_with(scheme)) return address.substr(scheme.size());
    return address;
}

}  // namespace

namespace {

/// Where an address lies on a map is nobody's page.
bool is_map(std::string_view bare) {
    if (bare.starts_with("www.")) bare.remove_prefix(4);
    const auto host = bare.substr(0, bare.find_first_of("/?#"));
    return host.starts_with("maps.") || host == "openstreetmap.org" ||
           (host.starts_with("google.") && bare.substr(host.size()).starts_with("/maps")) ||
           bare.starts_with("goo.gl/maps");
}

}  // namespace

bool is_web_address(std::string_view text) {
    const std::string all = lower(text);
    const std::string_view bare = without_scheme(all);
    const auto slash = std::min(bare.find_first_of("/?#"), bare.size());
    std::string_view host = bare.substr(0, slash);
    host = host.substr(0, host.find(':'));
    if (!is_host(host) || bare.find('@') < slash || is_map(bare)) return false;
    if (bare.size() != all.size() || host.starts_with("www.")) return true;
    if (!has_top_domain(host)) return false;
    // "ASP.NET" and "Socket.IO" are no addresses.
    const auto top = std::string_view(text).substr(0, slash);
    const bool upper_top = std::any_of(
        top.begin() + static_cast<std::ptrdiff_t>(top.rfind('.')),
        top.end(),
        [](char c) { return c >= 'A' && c <= 'Z'; }
    );
    return slash < bare.size() || !upper_top;
}

std::string address_key(std::string_view address) {
    std::string key = lower(address);
    key = std::string(without_scheme(key));
    if (key.starts_with("www.")) key = key.substr(4);
    while (key.ends_with('/')) key.pop_back();
    return key;
}

bool is_network_name(std::string_view name) {
    return std::any_of(std::begin(kNetworks), std::end(kNetworks), [&](const auto& known) {
        return lower(known.name) == name;
    });
}

std::optional<std::string> profile_address(std::string_view network, std::string_view user) {
    if (user.starts_with('@')) user.remove_prefix(1);
    for (const KnownNetwork& known : kNetworks) {
        if (lower(known.name) != network) continue;
        if (!known.by_name) return std::nullopt;
        std::string_view before = known.before_user;
        if (user.starts_with(before)) user.remove_prefix(before.size());
        if (user.starts_with(before.substr(1))) user.remove_prefix(before.size() - 1);
        if (user.ends_with('/')) user.remove_suffix(1);
        const bool named =
            user.size() >= 3 && user.size() <= 60 && std::ranges::all_of(user, [](char c) {
                return is_word(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '.';
            });
        if (!named) return std::nullopt;
        return "https://" + std::string(known.host) + std::string(before) + std::string(user);
    }
    return std::nullopt;
}

std::optional<Network> find_network(std::string_view address) {
    const std::string key = address_key(address);
    for (const KnownNetwork& known : kNetworks) {
        const auto host_end = std::min(key.find('/'), key.size());
        const std::string_view host = std::string_view(key).substr(0, host_end);
        const bool same = host == known.host || (host.ends_with(known.host) &&
                                                 host[host.size() - known.host.size() - 1] == '.');
        if (!same) continue;
        Network network{std::string(known.name), {}};
        // User names keep their capitals, so they are taken out of the address itself.
        const auto at =
            lower(address).find(std::string(known.host) + std::string(known.before_user));
        if (at != std::string::npos && !known.before_user.empty()) {
            std::string_view user =
                address.substr(at + known.host.size() + known.before_user.size());
            user = user.substr(0, user.find_first_of("/?#"));
            network.user = std::string(user);
        }
        return network;
    }
    return std::nullopt;
}

}  // namespace vitae
