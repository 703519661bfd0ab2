#include "extract/rtf_tokens.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace vitae {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view take(std::string_view& rest, std::size_t size) {
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(taken.size());
    return taken;
}

}  // namespace

std::optional<RtfToken> RtfTokens::next() {
    // Line ends of the file are not text.
    while (!rest_.empty() && (rest_.front() == '\r' || rest_.front() == '\n'))
        rest_.remove_prefix(1);
    if (rest_.empty()) return std::nullopt;
    switch (rest_.front()) {
        case '{': take(rest_, 1); return RtfToken{RtfToken::Kind::open};
        case '}': take(rest_, 1); return RtfToken{RtfToken::Kind::close};
        case '\\': return control();
        default: break;
    }
    const auto end = std::min(rest_.find_first_of("{}\\\r\n"), rest_.size());
    return RtfToken{RtfToken::Kind::text, take(rest_, end)};
}

RtfToken RtfTokens::control() {
    take(rest_, 1);
    if (rest_.empty()) return {};
    if (is_letter(rest_.front())) return word();
    const std::string_view symbol = take(rest_, 1);
    if (symbol != "'") return {RtfToken::Kind::symbol, symbol};
    const std::string_view digits = take(rest_, 2);
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return {RtfToken::Kind::byte, digits, value};
}

RtfToken RtfTokens::word() {
    std::size_t size = 0;
    while (size < rest_.size() && is_letter(rest_[size])) ++size;
    RtfToken token{RtfToken::Kind::word, take(rest_, size)};
    std::size_t digits = !rest_.empty() && rest_.front() == '-' ? 1 : 0;
    while (digits < rest_.size() && is_digit(rest_[digits])) ++digits;
    if (digits > 0 && is_digit(rest_[digits - 1])) {
        int number = 0;
        const std::string_view printed = rest_.substr(0, digits);
        std::from_chars(printed.data(), printed.data() + printed.size(), number);
        token.number = number;
        take(rest_, digits);
    }
    if (!rest_.empty() && rest_.front() == ' ') take(rest_, 1);
    // Binary data follows as it is.
    if (token.name == "bin" && token.number && *token.number > 0)
        take(rest_, static_cast<std::size_t>(*token.number));
    return token;
}

}  // namespace vitae
