#include "extract/right_to_left.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <unicode/uchar.h>

#include "model/utf8.h"

namespace vitae {

namespace {

enum class Direction { none, left, right };

Direction direction_of(char32_t c) {
    switch (u_charDirection(static_cast<UChar32>(c))) {
        case U_RIGHT_TO_LEFT:
        case U_RIGHT_TO_LEFT_ARABIC: return Direction::right;
        case U_LEFT_TO_RIGHT: return Direction::left;
        default: return Direction::none;
    }
}

/// That of the first letter that has one.
Direction direction_of(const Piece& piece) {
    for (const char32_t c : to_utf32(piece.text))
        if (const Direction direction = direction_of(c); direction != Direction::none)
            return direction;
    return Direction::none;
}

bool has_right(const Strip& strip) {
    return std::any_of(strip.pieces.begin(), strip.pieces.end(), [](const Piece& piece) {
        return direction_of(piece) == Direction::right;
    });
}

bool is_digit_or_latin(char32_t c) {
    return u_isdigit(static_cast<UChar32>(c)) != 0 || direction_of(c) == Direction::left;
}

bool is_open(char32_t c) {
    return c == U'(' || c == U'[' || c == U'{';
}

bool is_bracket(char32_t c) {
    return is_open(c) || c == U')' || c == U']' || c == U'}';
}

/// Some programs write the bracket that is meant, some the one that is seen.
void mend_brackets(Strip& strip) {
    std::optional<bool> opens;
    for (const Piece& piece : strip.pieces)
        for (const char32_t c : to_utf32(piece.text))
            if (is_bracket(c) && !opens) opens = is_open(c);
    if (opens.value_or(true)) return;
    for (Piece& piece : strip.pieces) {
        std::u32string text = to_utf32(piece.text);
        for (char32_t& c : text)
            if (is_bracket(c)) c = static_cast<char32_t>(u_charMirror(static_cast<UChar32>(c)));
        piece.text = to_utf8(text);
    }
}

/// Reverses the letters, but for numbers and Latin words among them, which run to the right.
std::string reversed(const std::string& utf8) {
    std::u32string text = to_utf32(utf8);
    std::reverse(text.begin(), text.end());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_digit_or_latin(text[end])) ++end;
        std::reverse(
            text.begin() + static_cast<std::ptrdiff_t>(i),
            text.begin() + static_cast<std::ptrdiff_t>(end)
        );
        i = std::max(end, i + 1);
    }
    // A mark at the end of a line stands at its left, or at its right where lines begin at the
    // left; no word begins with one.
    while (text.size() > 1 && (text.front() == U'.' || text.front() == U',' || text.front() == U':')
    )
        std::rotate(text.begin(), text.begin() + 1, text.end());
    // Marks follow the letter that they stand on.
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (u_getCombiningClass(static_cast<UChar32>(text[i])) != 0 &&
            u_getCombiningClass(static_cast<UChar32>(text[i + 1])) == 0)
            std::swap(text[i], text[i + 1]);
    return to_utf8(text);
}

/// "971+" is +971 where numbers too are set from the right.
void put_sign_first(Piece& piece) {
    if (piece.text.size() > 1 && piece.text.back() == '+')
        piece.text = "+" + piece.text.substr(0, piece.text.size() - 1);
}

using Pieces = std::vector<Piece>;

/// Words from the right; Latin ones, and what stands between two of them, keep their order.
void turn(Pieces::iterator first, Pieces::iterator last) {
    std::vector<bool> spaced;
    for (auto at = first; at != last; ++at) spaced.push_back(!at->joined);
    const bool starts_joined = first->joined;
    std::reverse(first, last);
    std::reverse(spaced.begin(), spaced.end());
    // Whether a space stood before a word now tells whether one stands after it.
    for (auto at = first; at != last; ++at)
        at->joined =
            at == first ? starts_joined : !spaced[static_cast<std::size_t>(at - first) - 1];
    for (auto at = first; at != last; ++at) {
        if (direction_of(*at) != Direction::left) continue;
        auto end = at;
        for (auto next = at; next != last && direction_of(*next) != Direction::right; ++next)
            if (direction_of(*next) == Direction::left) end = next;
        std::reverse(at, end + 1);
        at = end;
    }
}

/// The stretches of a line that run to the left, parted by gaps and by Latin words.
void turn_stretches(Pieces& pieces) {
    for (auto at = pieces.begin(); at != pieces.end();) {
        if (direction_of(*at) != Direction::right) {
            ++at;
            continue;
        }
        auto end = at + 1;
        for (auto next = end; next != pieces.end(); ++next) {
            const bool gap = next->box.x0 - (next - 1)->box.x1 > next->font_size;
            if (gap || direction_of(*next) == Direction::left) break;
            if (direction_of(*next) == Direction::right) end = next + 1;
        }
        turn(at, end);
        at = end;
    }
}

/// Some fonts have lam and alef in one glyph and name its letters backwards. No word has two alefs
/// in a row, so where two stand before a lam, it belongs between them: the article "al".
std::string with_articles(const std::string& text) {
    constexpr std::u32string_view kAlefs = U"اأإآ";
    std::u32string letters = to_utf32(text);
    for (std::size_t i = 0; i + 2 < letters.size(); ++i)
        if (letters[i] == U'ا' && letters[i + 2] == U'ل' &&
            kAlefs.find(letters[i + 1]) != std::u32string_view::npos)
            std::swap(letters[i + 1], letters[i + 2]);
    return to_utf8(letters);
}

/// True when the lines begin at the right: there they share an edge.
bool share_right_edge(const std::vector<Strip>& strips) {
    int left = 0;
    int right = 0;
    const Strip* last = nullptr;
    for (const Strip& strip : strips) {
        if (!has_right(strip)) continue;
        if (last != nullptr) {
            left += std::abs(last->box().x0 - strip.box().x0) < 2 ? 1 : 0;
            right += std::abs(last->box().x1 - strip.box().x1) < 2 ? 1 : 0;
        }
        last = &strip;
    }
    return right > left;
}

}  // namespace

bool runs_to_the_left(char32_t letter) {
    return direction_of(letter) == Direction::right;
}

bool begins_at_right(const std::vector<Piece>& pieces) {
    const auto right = std::count_if(pieces.begin(), pieces.end(), [](const Piece& piece) {
        return direction_of(piece) == Direction::right;
    });
    return 2 * right > static_cast<std::ptrdiff_t>(pieces.size());
}

void order_right_to_left(Sheet& sheet) {
    const auto lines = std::count_if(sheet.strips.begin(), sheet.strips.end(), has_right);
    if (lines == 0) return;
    const bool at_right = share_right_edge(sheet.strips);
    for (Strip& strip : sheet.strips) {
        auto& pieces = strip.pieces;
        const bool numbers = std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
            return direction_of(piece) == Direction::none;
        });
        if (!has_right(strip) && !(numbers && at_right)) continue;
        if (at_right)
            turn(pieces.begin(), pieces.end());
        else
            turn_stretches(pieces);
        for (Piece& piece : pieces) {
            if (piece.seen == 0 && direction_of(piece) == Direction::right)
                piece.text = with_articles(reversed(piece.text));
            if (at_right && direction_of(piece) == Direction::none) put_sign_first(piece);
        }
        mend_brackets(strip);
    }
}

}  // namespace vitae
