#include "extract/sides.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <tuple>

#include "extract/lines.h"
#include "extract/side_dates.h"

namespace vitae {

namespace {

/// Rows that are further apart than so many font sizes are no cells.
constexpr double kLooseLine = 2.5;

bool is_level(const Block& block, const Side& other) {
    return std::any_of(other.blocks.begin(), other.blocks.end(), [&](const Block* o) {
        return share_line(*block.strip, *o->strip);
    });
}

std::tuple<int, bool, bool, int> look_of(const Strip& strip) {
    const Piece& first = strip.pieces.front();
    return {
        static_cast<int>(first.font_size * 4),
        first.bold,
        first.italic,
        static_cast<int>(first.lightness * 8)};
}

using Look = std::tuple<int, bool, bool, int>;

/// The look of most of a side's lines.
Look body_look(const Side& side) {
    std::map<Look, int> count;
    for (const Block* block : side.blocks) ++count[look_of(*block->strip)];
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    return std::max_element(count.begin(), count.end(), fewer)->first;
}

bool is_larger_than(const Look& body, const Strip& strip) {
    return strip.pieces.front().font_size * 4 > 1.08 * std::get<0>(body);
}

bool stands_out(const Look& body, const Strip& strip) {
    if (is_like_date(strip)) return false;
    return is_larger_than(body, strip) ||
           (strip.pieces.front().bold && !std::get<1>(body) &&
            strip.pieces.front().font_size * 4 > 0.95 * std::get<0>(body));
}

/// "Name:", "Anschrift:".
bool is_label(const Strip& strip) {
    return !strip.pieces.back().text.empty() && strip.pieces.back().text.back() == ':';
}

/// Two titles or more, larger than the other side's text, of which none stands at their height.
bool are_alone(const Side& titles, const Side& other) {
    const Look body = body_look(other);
    return titles.blocks.size() >= 2 &&
           std::all_of(titles.blocks.begin(), titles.blocks.end(), [&](const Block* title) {
               const double middle = (title->box.y0 + title->box.y1) / 2;
               return is_larger_than(body, *title->strip) &&
                      std::none_of(other.blocks.begin(), other.blocks.end(), [&](const Block* o) {
                          return o->box.y0 < middle && middle < o->box.y1;
                      });
           });
}

/// Titles between the lines of the other side, touching none, and what is level with one of them.
bool heads_other(const Side& side, const Side& other) {
    Side titles;
    for (const Block* block : side.blocks)
        if (!is_level(*block, other)) titles.add(*block);
    if (!are_alone(titles, other) || has_parts(side)) return false;
    for (const Block* title : titles.blocks)
        for (const Block* o : other.blocks)
            if (std::min(o->box.y1, title->box.y1) - std::max(o->box.y0, title->box.y0) >
                0.25 * title->box.height())
                return false;
    return true;
}

/// Nothing but dates and labels on the lines of the other side, and titles between its lines: what
/// such titles head is the other side's text.
bool is_dates_and_titles(const Side& side, const Side& other) {
    const Look body = body_look(other);
    Side dates;
    Side titles;
    for (const Block* block : side.blocks)
        (is_like_date(*block->strip) || is_label(*block->strip) ? dates : titles).add(*block);
    // Of many, one may be a signature's.
    const double least = dates.blocks.size() < 8 ? 0.99 : 0.9;
    return dates.blocks.size() >= 2 && aligned_share(dates, other) >= least &&
           std::all_of(
               titles.blocks.begin(),
               titles.blocks.end(),
               [&](const Block* title) { return stands_out(body, *title->strip); }
           ) &&
           (titles.blocks.empty() || aligned_share(titles, other) == 0);
}

/// True when a side's first line is in larger letters than most of its lines.
bool is_larger(const Side& side) {
    const double body = std::get<0>(body_look(side));
    return side.blocks.front()->strip->pieces.front().font_size * 4 > 1.03 * body + 1;
}

}  // namespace

double aligned_share(const Side& side, const Side& other) {
    std::size_t aligned = 0;
    for (const Block* block : side.blocks) aligned += is_level(*block, other) ? 1 : 0;
    return static_cast<double>(aligned) / static_cast<double>(side.blocks.size());
}

bool has_parts(const Side& side) {
    const Look body = body_look(side);
    Side titles;
    Side texts;
    int dates = 0;
    for (const Block* block : side.blocks) {
        (stands_out(body, *block->strip) ? titles : texts).add(*block);
        dates += is_like_date(*block->strip) ? 1 : 0;
    }
    const auto has_text = [&](const Block* title) {
        return std::any_of(texts.blocks.begin(), texts.blocks.end(), [&](const Block* text) {
            const double apart = text->box.y0 - title->box.y1;
            const bool below = title->box.x0 < text->box.x1 && text->box.x0 < title->box.x1;
            return below && std::abs(apart) < 2.2 * text->strip->pieces.front().font_size;
        });
    };
    const auto parts = std::count_if(titles.blocks.begin(), titles.blocks.end(), has_text);
    return parts >= 2 && 10 * dates < 6 * static_cast<int>(texts.blocks.size());
}

bool is_title_in(const Side& side, const Strip& strip) {
    const Look body = body_look(side);
    if (is_larger_than(body, strip)) return true;
    int letters = 0;
    for (const Piece& piece : strip.pieces)
        for (const char c : piece.text) {
            if (std::islower(static_cast<unsigned char>(c)) != 0) return false;
            letters += std::isupper(static_cast<unsigned char>(c)) != 0 ? 1 : 0;
        }
    return letters >= 4 && look_of(strip) != body;
}

bool are_titles_of(const Side& left, const Side& right) {
    if (left.blocks.size() < 2 || right.blocks.size() < 2 * left.blocks.size()) return false;
    const Look body = body_look(right);
    const Look look = look_of(*left.blocks.front()->strip);
    const bool titles =
        std::all_of(left.blocks.begin(), left.blocks.end(), [&](const Block* block) {
            return look_of(*block->strip) == look && is_larger_than(body, *block->strip) &&
                   !is_like_date(*block->strip);
        });
    return titles && aligned_share(left, right) > 0.6 && 1.5 * left.box.width() < right.box.width();
}

bool have_own_titles(const Side& left, const Side& right) {
    const Look body = body_look(left);
    std::size_t level = 0;
    std::size_t alone = 0;
    for (const Block* block : left.blocks) {
        if (!is_larger_than(body, *block->strip)) continue;
        const auto is_alike = [&](const Block* other) {
            return look_of(*other->strip) == look_of(*block->strip);
        };
        if (std::none_of(right.blocks.begin(), right.blocks.end(), is_alike)) continue;
        const bool is_level =
            std::any_of(right.blocks.begin(), right.blocks.end(), [&](const Block* other) {
                return is_alike(other) && share_line(*other->strip, *block->strip);
            });
        ++(is_level ? level : alone);
    }
    return alone > 0 && alone >= level;
}

bool begin_with_titles(const Side& left, const Side& right) {
    const Strip& a = *left.blocks.front()->strip;
    const Strip& b = *right.blocks.front()->strip;
    return share_line(a, b) && look_of(a) == look_of(b) && stands_out(body_look(left), a) &&
           stands_out(body_look(right), b);
}

void Side::add(const Block& block) {
    box = blocks.empty() ? block.box : unite(box, block.box);
    blocks.push_back(&block);
    words += static_cast<double>(block.strip->pieces.size());
}

/// Each line is level with one of the other side, or beside nothing: a label, the second line of
/// one, or a heading of what is below.
bool is_rail(const Side& side, const Side& other) {
    constexpr double kLeastFit = 0.95;
    constexpr std::size_t kLeastLevel = 4;
    constexpr std::size_t kLeastAlone = 2;  // Columns may be set on the same lines.
    const Look body = body_look(side);
    Side titles;
    std::size_t level = 0;
    std::size_t lines = 0;
    std::size_t alone = 0;
    for (const Block* block : side.blocks) {
        if (block->box.y1 < other.box.y0 || block->box.y0 > other.box.y1) continue;
        ++lines;
        if (stands_out(body, *block->strip)) titles.add(*block);
        const double middle = (block->box.y0 + block->box.y1) / 2;
        if (is_level(*block, other))
            ++level;
        else
            alone += std::none_of(other.blocks.begin(), other.blocks.end(), [&](const Block* o) {
                return o->box.y0 < middle && middle < o->box.y1;
            });
    }
    const auto fit = static_cast<double>(level + alone);
    // Titles with white beside them, and all else level, are enough for three.
    const bool sure =
        titles.blocks.size() >= 2 && alone == titles.blocks.size() && level + alone == lines;
    return level + (sure ? 1 : 0) >= kLeastLevel && alone >= kLeastAlone && 2 * level > lines &&
           fit >= kLeastFit * static_cast<double>(lines) &&
           1.3 * side.box.width() < other.box.width() &&
           (titles.blocks.empty() || aligned_share(titles, other) == 0);
}

/// Places and dates, flush with the right edge, each level with what it belongs to.
bool is_flush_right(const Side& right, const Side& left) {
    std::size_t level = 0;
    std::size_t dates = 0;
    for (const Block* block : right.blocks) {
        if (!is_level(*block, left)) continue;
        if (block->box.x1 < right.box.x1 - 2) return false;
        ++level;
        dates += is_like_date(*block->strip) ? 1 : 0;
    }
    return dates >= 2 && level >= 4 && 3 * level >= 2 * right.blocks.size();
}

bool is_table(const Side& left, const Side& right) {
    const bool less = left.blocks.size() <= right.blocks.size();
    const auto& [few, many] = less ? std::tie(left, right) : std::tie(right, left);
    if (is_dates_and_titles(few, many)) return true;
    if (is_all_dates(left, right) || is_all_dates(right, left)) return true;
    if (heads_other(left, right) || heads_other(right, left)) return true;
    if (is_rail(left, right) || is_rail(right, left) || is_flush_right(right, left)) return true;
    if (has_parts(few)) return false;
    const double aligned = aligned_share(few, many);
    // A table's titles are level with each other too, but no larger than its text.
    if (begin_with_titles(left, right) && (aligned < 0.95 || (is_larger(left) && is_larger(right))))
        return false;
    // Some dates take two lines, of which one is level with what they belong to.
    if (date_share(left) > 0.3 && aligned_share(left, right) > 0.4) return true;
    if (date_share(right) > 0.25 && aligned_share(right, left) > 0.4) return true;
    if (is_rail_of_dates(left, right) || is_rail_of_dates(right, left)) return true;
    const auto is_short = [](const Side& side) {
        return side.words < 4 * static_cast<double>(side.blocks.size());
    };
    return aligned > 0.7 && (is_short(few) || (is_short(left) && aligned_share(many, few) > 0.9));
}

bool is_grid(const Side& left, const Side& right) {
    std::set<std::tuple<int, bool, bool, int>> looks;
    std::size_t rows = 0;
    for (const Block* block : left.blocks)
        for (const Block* other : right.blocks) {
            if (!share_line(*block->strip, *other->strip)) continue;
            if (look_of(*block->strip) != look_of(*other->strip)) return false;
            looks.insert(look_of(*block->strip));
            ++rows;
        }
    const std::size_t most = std::max(left.blocks.size(), right.blocks.size());
    const double height = std::max(left.box.height(), right.box.height());
    const double line = left.blocks.front()->strip->pieces.front().font_size;
    return looks.size() >= 2 && rows >= 2 && 5 * rows >= 4 * most &&
           height < kLooseLine * line * static_cast<double>(most);
}

}  // namespace vitae
