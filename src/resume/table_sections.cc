#include "resume/table_sections.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vitae {

namespace {

constexpr std::size_t kLeastRows = 4;

bool is_level(const Row& one, const Row& other) {
    const double middle = (one.box.y0 + one.box.y1) / 2;
    return one.page == other.page && middle > other.box.y0 && middle < other.box.y1;
}

class Levels {
public:
    Levels(const Reading& reading, std::vector<Section>& sections)
        : reading_(reading), sections_(sections) {
        const auto& rows = reading.rows();
        section_of_.resize(rows.size(), sections.size());
        heads_.resize(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) blocks_[rows[i].block].push_back(i);
        for (std::size_t i = 0; i < sections.size(); ++i) {
            if (sections[i].heading) heads_[*sections[i].heading] = true;
            for (const std::size_t row : sections[i].rows) section_of_[row] = i;
        }
    }

    void run() {
        for (const auto& [block, first] : blocks_) {
            if (std::ranges::none_of(first, [&](std::size_t i) { return heads_[i]; })) continue;
            for (const auto& [row, beside] : rows_beside(first)) move(row, beside);
        }
    }

private:
    using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

    /// Rows of other blocks, each with the one of the first column beside it; none where a heading
    /// has something beside it, or the others have headings of their own.
    Pairs rows_beside(const std::vector<std::size_t>& first) const {
        const auto& all = reading_.rows();
        const int page = all[first.front()].page;
        Pairs pairs;
        std::size_t apart = 0;
        for (const auto& [block, rows] : blocks_) {
            if (block == all[first.front()].block || all[rows.front()].page != page) continue;
            for (const std::size_t row : rows) {
                const Box& box = all[row].box;
                const bool within =
                    box.y0 > all[first.front()].box.y0 - 2 && box.y1 < all[first.back()].box.y1 + 2;
                if (!within) continue;
                if (heads_[row]) return {};
                const auto beside = std::ranges::find_if(first, [&](std::size_t i) {
                    return is_level(all[row], all[i]) && all[i].box.x1 < box.x0;
                });
                if (beside == first.end()) {
                    ++apart;
                    continue;
                }
                if (heads_[*beside]) return {};
                pairs.push_back({row, *beside});
            }
        }
        const bool table = pairs.size() >= kLeastRows && 10 * apart <= pairs.size();
        return table ? pairs : Pairs();
    }

    void move(std::size_t row, std::size_t beside) {
        if (section_of_[row] >= sections_.size()) return;
        const std::size_t own = section_of_[beside];
        if (own >= sections_.size() || own == section_of_[row]) return;
        std::erase(sections_[section_of_[row]].rows, row);
        auto& rows = sections_[own].rows;
        rows.insert(std::ranges::upper_bound(rows, row), row);
        section_of_[row] = own;
    }

    const Reading& reading_;
    std::vector<Section>& sections_;
    std::map<int, std::vector<std::size_t>> blocks_;
    std::vector<std::size_t> section_of_;
    std::vector<bool> heads_;
};

}  // namespace

void put_level(const Reading& reading, std::vector<Section>& sections) {
    Levels(reading, sections).run();
}

}  // namespace vitae
