#include "extract/layout.h"

#include <algorithm>
#include <iterator>

#include "extract/bands.h"
#include "extract/columns.h"
#include "extract/lines.h"
#include "extract/rails.h"
#include "extract/right_to_left.h"
#include "extract/turned.h"

namespace vitae {

namespace {

/// More than this many columns beside or inside each other is not a page that people made.
constexpr int kMaxDepth = 12;
/// Above this many segments a page is a list of words, and looking for gutters would take long.
constexpr std::size_t kMaxSegments = 4000;

class Order {
public:
    Order(std::vector<Strip>& out, bool from_right) : out_(out), from_right_(from_right) {}

    void add(std::vector<Strip> region, int depth) {
        if (region.empty()) return;
        const bool small = region.size() <= kMaxSegments;
        auto parting = small && depth < kMaxDepth ? part_columns(region) : std::nullopt;
        if (!parting) return emit(make_lines(std::move(region), block_++));
        add(std::move(parting->above), depth + 1);
        if (parting->titles)
            add_titled(*parting, depth);
        else if (parting->across && !have_full_cells(find_bands(*parting)))
            add_table(*parting);
        else
            add_columns(*parting, depth);
        add(std::move(parting->below), depth + 1);
    }

private:
    void add_table(Parting& parting) {
        auto& both = parting.left;
        std::move(parting.right.begin(), parting.right.end(), std::back_inserter(both));
        emit(read_rails(std::move(both), parting.gutter, block_++));
    }

    /// Each title, then what stands beside it down to the next one.
    void add_titled(Parting& parting, int depth) {
        const std::vector<Strip> titles = make_lines(std::move(parting.left), block_++);
        std::vector<Strip>& right = parting.right;
        const auto begin_of = [](const Strip& strip) { return strip.box().y0; };
        for (std::size_t i = 0; i < titles.size(); ++i) {
            const bool last = i + 1 == titles.size();
            // The first line beside a title in larger letters begins below its top.
            const double end = last ? kMaxLength : begin_of(titles[i + 1]) - 2;
            const auto rest =
                std::stable_partition(right.begin(), right.end(), [&](const Strip& strip) {
                    return begin_of(strip) < end;
                });
            std::vector<Strip> beside(
                std::make_move_iterator(right.begin()), std::make_move_iterator(rest)
            );
            right.erase(right.begin(), rest);
            const double top = begin_of(titles[i]) - 2;
            const auto above =
                std::stable_partition(beside.begin(), beside.end(), [&](const Strip& strip) {
                    return begin_of(strip) < top;
                });
            add({std::make_move_iterator(beside.begin()), std::make_move_iterator(above)},
                depth + 1);
            emit({titles[i]});
            add({std::make_move_iterator(above), std::make_move_iterator(beside.end())}, depth + 1);
        }
    }

    void add_columns(Parting& parting, int depth) {
        std::vector<Band> bands = find_bands(parting);
        if (bands.size() < 2) {
            bands.clear();
            bands.push_back({std::move(parting.left), std::move(parting.right)});
        }
        for (Band& band : bands) {
            if (from_right_) std::swap(band.left, band.right);
            add(std::move(band.left), depth + 1);
            add(std::move(band.right), depth + 1);
        }
    }

    void emit(std::vector<Strip> lines) {
        std::move(lines.begin(), lines.end(), std::back_inserter(out_));
    }

    std::vector<Strip>& out_;
    bool from_right_;
    int block_ = 0;
};

}  // namespace

void order_sheet(Sheet& sheet) {
    turn(sheet, turns_to_upright(sheet));
    const bool from_right = begins_at_right(sheet.pieces);
    Order(sheet.strips, from_right).add(make_segments(std::move(sheet.pieces)), 0);
    sheet.pieces.clear();
    order_right_to_left(sheet);
}

}  // namespace vitae
