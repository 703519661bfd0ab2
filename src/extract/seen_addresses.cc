#include "extract/seen_addresses.h"

#include <algorithm>

namespace vitae {

namespace {

/// The models part words a little differently, and boxes differ by their letters.
constexpr double kInside = 0.8;

bool has(const Piece& piece, std::string_view part) {
    return piece.text.find(part) != std::string::npos;
}

/// An e-mail address, or one of the web.
bool is_address(const Piece& piece) {
    const std::size_t at = piece.text.find('@');
    const bool mail = at != std::string::npos && at > 0 &&
                      piece.text.find('.', at) != std::string::npos &&
                      piece.text.find('@', at + 1) == std::string::npos;
    return mail || has(piece, "www.") || has(piece, "://") || has(piece, ".com/");
}

/// How much of `inner` lies in `outer`.
double share_within(const Box& inner, const Box& outer) {
    const double width = std::min(inner.x1, outer.x1) - std::max(inner.x0, outer.x0);
    const double height = std::min(inner.y1, outer.y1) - std::max(inner.y0, outer.y0);
    const double area = inner.width() * inner.height();
    return width <= 0 || height <= 0 || area <= 0 ? 0 : width * height / area;
}

}  // namespace

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
