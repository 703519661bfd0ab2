#include "extract/side_dates.h"

#include <algorithm>
#include <cmath>

#include "extract/lines.h"

namespace vitae {

namespace {

/// Those that end at one edge, where most do: a sidebar beside them may have dates of its own.
Side flush_dates(const Side& side) {
    Side best;
    for (const Block* edge : side.blocks) {
        Side dates;
        for (const Block* block : side.blocks)
            if (is_like_date(*block->strip) && has_year(*block->strip) &&
                std::abs(block->box.x1 - edge->box.x1) < 2)
                dates.add(*block);
        if (dates.blocks.size() > best.blocks.size()) best = std::move(dates);
    }
    return best;
}

bool part_from(const Side& left, const Side& right, const Side& dates) {
    if (dates.blocks.size() < 2) return false;
    std::size_t level = 0;
    for (const Block* date : dates.blocks) {
        const auto on_line = [&](const Block* block) {
            return block->box.x0 < date->box.x0 && share_line(*block->strip, *date->strip);
        };
        level += std::any_of(left.blocks.begin(), left.blocks.end(), on_line) &&
                 std::none_of(right.blocks.begin(), right.blocks.end(), on_line);
    }
    // Another gutter can run between them and the rest, below the page's head.
    const bool apart =
        std::all_of(right.blocks.begin(), right.blocks.end(), [&](const Block* block) {
            return block->box.x0 > dates.box.x1 - 2 || block->box.y1 < dates.box.y0 ||
                   std::find(dates.blocks.begin(), dates.blocks.end(), block) != dates.blocks.end();
        });
    return apart && level >= 2 && 2 * level >= dates.blocks.size();
}

}  // namespace

double date_share(const Side& side) {
    const auto dates = std::count_if(side.blocks.begin(), side.blocks.end(), [](const Block* b) {
        return is_like_date(*b->strip);
    });
    return static_cast<double>(dates) / static_cast<double>(side.blocks.size());
}

bool is_rail_of_dates(const Side& side, const Side& other) {
    Side dates;
    for (const Block* block : side.blocks)
        if (is_like_date(*block->strip)) dates.add(*block);
    return dates.blocks.size() >= 3 && 2 * dates.blocks.size() <= other.blocks.size() &&
           2 * side.box.width() < other.box.width() && aligned_share(dates, other) >= 0.8;
}

bool is_all_dates(const Side& side, const Side& other) {
    const auto years = std::count_if(side.blocks.begin(), side.blocks.end(), [](const Block* b) {
        return has_year(*b->strip);
    });
    return years >= 2 && 2 * side.box.width() < other.box.width() &&
           std::all_of(side.blocks.begin(), side.blocks.end(), [](const Block* b) {
               return is_of_dates(*b->strip);
           });
}

bool parts_dates(const Side& left, const Side& right) {
    Side all;
    for (const Block* block : right.blocks)
        if (is_like_date(*block->strip) && has_year(*block->strip)) all.add(*block);
    return part_from(left, right, all) || part_from(left, right, flush_dates(right));
}

}  // namespace vitae
