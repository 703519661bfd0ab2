#include "extract/layout.h"

#include <iterator>

#include "extract/columns.h"
#include "extract/lines.h"

namespace vitae {

namespace {

/// More than this many columns beside or inside each other is not a page that people made.
constexpr int kMaxDepth = 12;
/// Above this many segments a page is a list of words, and looking for gutters would take long.
constexpr std::size_t kMaxSegments = 4000;

class Order {
public:
    explicit Order(std::vector<Strip>& out) : out_(out) {}

    void add(std::vector<Strip> region, int depth) {
        if (region.empty()) return;
        const bool small = region.size() <= kMaxSegments;
        auto parting = small && depth < kMaxDepth ? part_columns(region) : std::nullopt;
        if (!parting) {
            auto lines = make_lines(std::move(region), block_++);
            std::move(lines.begin(), lines.end(), std::back_inserter(out_));
            return;
        }
        add(std::move(parting->above), depth + 1);
        add(std::move(parting->left), depth + 1);
        add(std::move(parting->right), depth + 1);
        add(std::move(parting->below), depth + 1);
    }

private:
    std::vector<Strip>& out_;
    int block_ = 0;
};

}  // namespace

void order_sheet(Sheet& sheet) {
    Order(sheet.strips).add(make_segments(std::move(sheet.pieces)), 0);
    sheet.pieces.clear();
}

}  // namespace vitae
