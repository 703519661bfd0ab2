#include "http/target.h"

#include <algorithm>
#include <cstdint>

#include "base/bytes.h"

namespace vitae {

namespace {

enum class Plus { literal, space };

Error malformed() {
    return {
        Code::invalid,
        "target_malformed",
        "The path or query of the request is not percent-encoded UTF-8. Encode it anew."};
}

Result<std::string> decode(std::string_view text, Plus plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const auto byte = from_hex(text.substr(i + 1, 2));
            if (!byte || byte->size() != 1) return malformed();
            decoded += *byte;
            i += 2;
        } else {
            decoded += text[i] == '+' && plus == Plus::space ? ' ' : text[i];
        }
    }
    if (decoded.find('\0') != std::string::npos || !is_utf8(decoded)) return malformed();
    return decoded;
}

}  // namespace

Result<Target> decode_target(std::string_view text) {
    if (!text.starts_with('/')) return malformed();
    const std::string_view path = text.substr(0, text.find('?'));
    Target target{.path = TRY(decode(path, Plus::literal)), .query = {}};
    if (std::count(target.path.begin(), target.path.end(), '/') !=
        std::count(path.begin(), path.end(), '/'))
        return malformed();
    std::string_view rest = text.substr(std::min(path.size() + 1, text.size()));
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        const std::string_view name = pair.substr(0, pair.find('='));
        std::string value =
            TRY(decode(pair.substr(std::min(name.size() + 1, pair.size())), Plus::space));
        if (!pair.empty())
            target.query.emplace_back(TRY(decode(name, Plus::space)), std::move(value));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    }
    return target;
}

}  // namespace vitae
