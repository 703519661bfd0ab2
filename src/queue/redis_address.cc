#include "queue/redis_address.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace vitae {

namespace {

Error malformed() {
    return Error{
        Code::invalid,
        "redis_url_malformed",
        "VITAE_REDIS_URL is redis://[USER:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// for TLS. Percent-encode what has a meaning in URLs.",
        "VITAE_REDIS_URL"};
}

Result<std::string> percent_decode(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        int byte = 0;
        const std::string_view digits = text.substr(i + 1, 2);
        const auto [stopped, failed] =
            std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (digits.size() < 2 || failed != std::errc() || stopped != digits.data() + digits.size())
            return malformed();
        plain += static_cast<char>(byte);
        i += 2;
    }
    return plain;
}

/// Takes off what stands before the separator, when there is one.
std::optional<std::string_view> take_before(std::string_view& text, std::size_t separator) {
    if (separator == std::string_view::npos) return std::nullopt;
    const std::string_view before = text.substr(0, separator);
    text.remove_prefix(separator + 1);
    return before;
}

Result<void> parse_credentials(std::string_view text, RedisAddress& address) {
    const auto user = take_before(text, text.find(':'));
    address.user = TRY(percent_decode(user.value_or(text)));
    if (user) address.password = TRY(percent_decode(text));
    if (address.user == "default") address.user.clear();
    return {};
}

Result<void> parse_host(std::string_view text, RedisAddress& address) {
    const std::size_t bracket = text.starts_with('[') ? text.find(']') : 0;
    if (bracket == std::string_view::npos) return malformed();
    const std::size_t colon = text.find(':', bracket);
    if (colon != std::string_view::npos) {
        address.port = text.substr(colon + 1);
        text = text.substr(0, colon);
    }
    if (bracket > 0) text = text.substr(1, bracket - 1);
    address.host = text;
    const bool digits =
        !address.port.empty() && address.port.size() <= 5 &&
        std::ranges::all_of(address.port, [](char c) { return c >= '0' && c <= '9'; });
    if (address.host.empty() || !digits) return malformed();
    return {};
}

Result<void> parse_database(std::string_view text, RedisAddress& address) {
    if (text.empty()) return {};
    const auto [stopped, failed] =
        std::from_chars(text.data(), text.data() + text.size(), address.database);
    if (failed != std::errc() || stopped != text.data() + text.size() || address.database < 0)
        return malformed();
    return {};
}

}  // namespace

Result<RedisAddress> parse_redis_url(std::string_view url) {
    RedisAddress address;
    const auto scheme = take_before(url, url.find(':'));
    if (scheme == "rediss") address.tls = true;
    if ((scheme != "redis" && scheme != "rediss") || !url.starts_with("//")) return malformed();
    url.remove_prefix(2);
    if (const auto credentials = take_before(url, url.rfind('@')))
        TRY(parse_credentials(*credentials, address));
    const std::size_t slash = url.find('/');
    TRY(parse_host(url.substr(0, slash), address));
    if (slash != std::string_view::npos) TRY(parse_database(url.substr(slash + 1), address));
    return address;
}

}  // namespace vitae
