#pragma once
// RTF (Microsoft, specification 1.9.1) cut into its tokens. Pure; knows syntax, not meaning.

#include <optional>
#include <string_view>

namespace vitae {

struct RtfToken {
    enum class Kind { open, close, word, symbol, byte, text };
    Kind kind = Kind::text;
    std::string_view name = {};      ///< Of a control word or symbol; the bytes of text.
    std::optional<int> number = {};  ///< The parameter of a control word; the value of a byte.
};

class RtfTokens {
public:
    explicit RtfTokens(std::string_view rtf) : rest_(rtf) {}

    /// Nothing at the end.
    std::optional<RtfToken> next();

private:
    RtfToken control();
    RtfToken word();

    std::string_view rest_;
};

}  // namespace vitae
