#include "extract/seen_bullets.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

namespace vitae {

namespace {

bool may_be_bullet(const Piece& piece) {
    static constexpr std::string_view kSeen[] = {"o",  "O",  "e",  "©", "¢", "«", "»", "*",
                                                 "+",  "°",  "º",  "0", "®", "@", "-", "¢)",
                                                 "e)", "eo", "°o", "●", "•", "▪", "■", "·"};
    return std::find(std::begin(kSeen), std::end(kSeen), piece.text) != std::end(kSeen);
}

double middle(const Box& box) {
    return (box.y0 + box.y1) / 2;
}

/// The word that begins right of it, or nothing.
const Piece* next_to(const Piece& bullet, const std::vector<Piece>& words) {
    const Piece* next = nullptr;
    for (const Piece& word : words) {
        const bool beside = word.box.x0 > bullet.box.x1 && middle(bullet.box) > word.box.y0 &&
                            middle(bullet.box) < word.box.y1;
        if (beside && (next == nullptr || word.box.x0 < next->box.x0)) next = &word;
    }
    if (next == nullptr) return nullptr;
    const double gap = next->box.x0 - bullet.box.x1;
    // A word of one letter stands closer.
    return gap > 0.35 * next->font_size && gap < 2.5 * next->font_size ? next : nullptr;
}

bool begins_line(const Piece& bullet, const std::vector<Piece>& words) {
    return std::none_of(words.begin(), words.end(), [&](const Piece& word) {
        const double gap = bullet.box.x0 - word.box.x1;
        return &word != &bullet && gap > -1 && gap < 2 * word.font_size &&
               middle(bullet.box) > word.box.y0 && middle(bullet.box) < word.box.y1;
    });
}

}  // namespace

void mend_bullets(std::vector<Piece>& words) {
    struct Bullet {
        std::size_t at;
        double baseline;
        double size;
    };
    std::vector<Bullet> bullets;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!may_be_bullet(words[i]) || !begins_line(words[i], words)) continue;
        if (const Piece* next = next_to(words[i], words))
            bullets.push_back({i, next->baseline, next->font_size});
    }
    // One alone may be a letter; bullets stand below each other.
    const auto has_company = [&](const Bullet& bullet) {
        const auto beside = [&](const Bullet& other) {
            const double apart = words[other.at].box.x0 - words[bullet.at].box.x0;
            return std::abs(apart) < 0.4 * bullet.size;
        };
        return std::count_if(bullets.begin(), bullets.end(), beside) > 1;
    };
    std::erase_if(bullets, [&](const Bullet& bullet) { return !has_company(bullet); });
    for (const Bullet& bullet : bullets) {
        words[bullet.at].text = "•";
        words[bullet.at].baseline = bullet.baseline;
        words[bullet.at].font_size = bullet.size;
    }
}

}  // namespace vitae
