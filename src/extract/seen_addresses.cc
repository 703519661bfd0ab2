#include "extract/seen_addresses.h"

#include <algorithm>
#include <cctype>

namespace vitae {

namespace {

/// The models part words a little differently, and boxes differ by their letters.
constexpr double kInside = 0.8;

bool has(const Piece& piece, std::string_view part) {
    return piece.text.find(part) != std::string::npos;
}

/// "ada-example.example.com": lower case with dots, as no ordinary word is written.
bool is_host(std::string_view text) {
    const auto dots = std::ranges::count(text, '.');
    const bool marks =
        text.starts_with('.') || text.ends_with('.') || text.find("..") != std::string_view::npos;
    return dots >= 2 && !marks &&
           std::ranges::all_of(
               text,
               [](unsigned char c) {
                   return std::islower(c) || std::isdigit(c) || c == '-' || c == '.';
               }
           ) &&
           std::ranges::any_of(text.substr(text.rfind('.')), [](unsigned char c) {
               return std::islower(c);
           });
}

/// An e-mail address, or one of the web.
bool is_address(const Piece& piece) {
    const std::size_t at = piece.text.find('@');
    const bool mail = at != std::string::npos && at > 0 &&
                      piece.text.find('.', at) != std::string::npos &&
                      piece.text.find('@', at + 1) == std::string::npos;
    return mail || has(piece, "www.") || has(piece, "://") || has(piece, ".com/") ||
           is_host(piece.text);
}

/// How much of `inner` lies in `outer`.
double share_within(const Box& inner, const Box& outer) {
    const double width = std::min(inner.x1, outer.x1) - std::max(inner.x0, outer.x0);
    const double height = std::min(inner.y1, outer.y1) - std::max(inner.y0, outer.y0);
    const double area = inner.width() * inner.height();
    return width <= 0 || height <= 0 || area <= 0 ? 0 : width * height / area;
}

/// "anna.gross Wexample.com": a long word with letters on both sides of a dot.
bool may_be_address(const Piece& piece) {
    constexpr std::size_t kLeast = 8;
    if (has(piece, "@") || has(piece, "www") || has(piece, "//")) return true;
    const std::size_t dot = piece.text.rfind('.');
    const auto is_letter = [&](std::size_t at) {
        return at < piece.text.size() && std::isalpha(static_cast<unsigned char>(piece.text[at]));
    };
    return piece.text.size() >= kLeast && dot != std::string::npos && dot > 1 &&
           is_letter(dot - 1) && is_letter(dot + 1) && is_letter(dot + 2);
}

/// In one line, with no more than a letter between them.
bool is_close(const Box& a, const Box& b) {
    const double rows = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    const double gap = std::max(a.x0, b.x0) - std::min(a.x1, b.x1);
    const double height = std::min(a.height(), b.height());
    return rows > 0.5 * height && gap < 0.8 * height;
}

Box around(const Box& a, const Box& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

bool is_in_address(unsigned char c) {
    return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '.' || c == '-' || c == '_';
}

/// "ada.exampleGWexample.com": the capitals that @ is taken for, between small letters with dots.
void mend_sign(std::string& text) {
    constexpr std::string_view kTakenFor[] = {"GW", "QW", "W"};
    const auto capital = std::ranges::find_if_not(text, is_in_address);
    const std::string_view before(text.begin(), capital);
    if (before.size() < 3 || before.starts_with("www.") || before.find('.') == std::string::npos)
        return;
    for (const std::string_view sign : kTakenFor) {
        if (text.compare(before.size(), sign.size(), sign) != 0) continue;
        const std::string_view host = std::string_view(text).substr(before.size() + sign.size());
        const std::size_t dot = host.rfind('.');
        const bool sound = std::ranges::all_of(host, is_in_address) && dot > 1 &&
                           dot != std::string_view::npos && dot + 2 < host.size();
        if (sound) text.replace(before.size(), sign.size(), "@");
        return;
    }
}

}  // namespace

std::vector<Box> lines_with_addresses(const std::vector<Piece>& words) {
    constexpr std::size_t kMost = 12;
    std::vector<Box> lines;
    for (const Piece& word : words) {
        if (!may_be_address(word) || lines.size() >= kMost) continue;
        Box box = word.box;
        for (const Piece& other : words)
            if (is_close(other.box, word.box)) box = around(box, other.box);
        const auto same = std::find_if(lines.begin(), lines.end(), [&](const Box& line) {
            return is_close(line, box);
        });
        if (same == lines.end())
            lines.push_back(box);
        else
            *same = around(*same, box);
    }
    return lines;
}

void mend_addresses(std::vector<Piece>& words) {
    for (Piece& word : words) {
        const std::size_t at = word.text.find('@');
        if (at == std::string::npos) mend_sign(word.text);
        if (at == std::string::npos || at == 0) continue;
        // The ring of the sign is taken for a bracket beside it.
        if (word.text[at - 1] == '(' && word.text.find(')') == std::string::npos && at > 1)
            word.text.erase(at - 1, 1);
        else if (at + 1 < word.text.size() && word.text[at + 1] == ')' && word.text.find('(') == std::string::npos)
            word.text.erase(at + 1, 1);
    }
}

void keep_addresses(const std::vector<Piece>& english, std::vector<Piece>& words) {
    for (const Piece& address : english) {
        if (!is_address(address)) continue;
        const auto first = std::find_if(words.begin(), words.end(), [&](const Piece& word) {
            return share_within(word.box, address.box) > kInside;
        });
        // A word that holds more than the address is left as it is.
        const bool in_other = std::any_of(words.begin(), words.end(), [&](const Piece& word) {
            return share_within(address.box, word.box) > kInside &&
                   share_within(word.box, address.box) <= kInside;
        });
        if (in_other) continue;
        const auto at = words.insert(first, address);
        const auto rest = std::remove_if(at + 1, words.end(), [&](const Piece& word) {
            return share_within(word.box, address.box) > kInside;
        });
        words.erase(rest, words.end());
    }
}

}  // namespace vitae
