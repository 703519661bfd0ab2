#include "resume/address_tokens.h"

#include "resume/letters.h"

namespace vitae {

Span bare_address(const Reading& reading, Span token) {
    const auto text = reading.text();
    const auto is_left = [](char32_t c) { return contains(U"([{<\"'|•·,;:–", {&c, 1}); };
    const auto is_right = [](char32_t c) { return contains(U")]}>\"'|•·,;:.!?", {&c, 1}); };
    // "jo-https://…": a scan's bullet.
    for (const std::u32string_view scheme : {U"https://", U"http://"}) {
        const auto at = text.substr(token.start, token.end - token.start).find(scheme);
        if (at != std::u32string_view::npos) token.start += static_cast<std::uint32_t>(at);
    }
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

}  // namespace vitae
