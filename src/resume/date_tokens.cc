#include "resume/date_tokens.h"

#include <algorithm>

#include "resume/letters.h"

namespace vitae {

namespace {

constexpr char32_t kSoftHyphen = 0xAD;

/// 年, 月, 日 and their Korean counterparts stand between numbers without spaces.
bool is_unit(char32_t c) {
    return contains(U"年月日년월일", {&c, 1});
}

bool is_line_through(char32_t c) {
    return is_dash(c) || c == U'→' || c == U'➔' || c == 0x2043 || c == 0x2192 || c == 0x30FC;
}

class Tokens {
public:
    explicit Tokens(std::u32string_view text) : text_(text) {}

    std::vector<DateToken> take() {
        while (at_ < text_.size()) step();
        return std::move(all_);
    }

private:
    void step() {
        const char32_t c = text_[at_];
        if (is_space(c) || c == kSoftHyphen || c == 0x200B || c == 0x200E || c == 0x200F) {
            space_ = space_ || is_space(c);
            ++at_;
            return;
        }
        if (is_digit(c)) return number();
        if (is_unit(c)) return add(DateToken::Kind::sign, at_ + 1, std::u32string(1, c));
        if (is_letter(c)) return word();
        if (is_line_through(c)) return dash();
        add(DateToken::Kind::sign, at_ + 1, std::u32string(1, c));
    }

    void number() {
        std::size_t end = at_;
        std::u32string digits;
        for (; end < text_.size() && (is_digit(text_[end]) || text_[end] == kSoftHyphen); ++end)
            if (text_[end] != kSoftHyphen) digits += text_[end];
        digits = fold(digits);
        add(DateToken::Kind::number, end, digits);
        all_.back().digits = static_cast<int>(digits.size());
        for (const char32_t d : digits.substr(0, 8))
            all_.back().number = all_.back().number * 10 + static_cast<int>(d - U'0');
    }

    void word() {
        std::size_t end = at_;
        const bool ideograph = is_ideograph(text_[at_]);
        std::u32string letters;
        for (; end < text_.size(); ++end) {
            const char32_t c = text_[end];
            if (c == kSoftHyphen) continue;
            if (!is_letter(c) || is_unit(c) || is_ideograph(c) != ideograph) break;
            letters += c;
        }
        add(DateToken::Kind::word, end, fold(letters));
    }

    void dash() {
        std::size_t end = at_;
        while (end < text_.size() && is_line_through(text_[end])) ++end;
        add(DateToken::Kind::dash, end, U"-");
    }

    void add(DateToken::Kind kind, std::size_t end, std::u32string text) {
        DateToken token{.kind = kind, .text = std::move(text)};
        token.after_space = space_;
        token.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
        all_.push_back(std::move(token));
        space_ = false;
        at_ = end;
    }

    std::u32string_view text_;
    std::size_t at_ = 0;
    bool space_ = false;
    std::vector<DateToken> all_;
};

}  // namespace

std::vector<DateToken> date_tokens(std::u32string_view text) {
    return Tokens(text).take();
}

}  // namespace vitae
