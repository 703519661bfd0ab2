#include "resume/contact_rows.h"

#include <algorithm>
#include <functional>

namespace vitae {

namespace {

/// The share of a page's height that its header and footer take at most.
constexpr double kMargin = 0.06;

bool in_margin(const Reading& reading, const Row& row) {
    const double height = reading.source().pages[static_cast<std::size_t>(row.page) - 1].height;
    return row.box.y1 < kMargin * height || row.box.y0 > (1 - kMargin) * height;
}

/// A page's last rows, low on it and apart from what is above, as far as they are a few.
std::vector<std::size_t> foot_of(const Reading& reading, int page) {
    constexpr std::size_t kMostRows = 4;
    constexpr double kLow = 0.82;  // of the page's height
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < reading.rows().size(); ++i)
        if (reading.rows()[i].page == page) rows.push_back(i);
    const auto box = [&](std::size_t row) { return reading.rows()[row].box; };
    std::ranges::stable_sort(rows, std::greater<>(), [&](std::size_t row) { return box(row).y1; });
    const double height = reading.source().pages[static_cast<std::size_t>(page) - 1].height;
    std::vector<std::size_t> foot;
    for (const std::size_t row : rows) {
        const double line = box(row).y1 - box(row).y0;
        const double gap = foot.empty() ? 0 : box(foot.back()).y0 - box(row).y1;
        if (!foot.empty() && gap > 2 * line) return foot;
        if (foot.size() == kMostRows || box(row).y0 < kLow * height) return {};
        foot.push_back(row);
    }
    return {};
}

bool holds_address(const Reading& reading, const std::vector<std::size_t>& rows) {
    return std::ranges::any_of(rows, [&](std::size_t row) {
        return reading.rows()[row].text.find(U'@') != std::u32string::npos;
    });
}

}  // namespace

ContactRows::ContactRows(const Reading& reading, const std::vector<Section>& sections)
    : reading_(reading), places_(reading.rows().size(), Place::elsewhere) {
    for (const Section& section : sections) {
        const bool contact =
            section.kind == SectionKind::contact || section.kind == SectionKind::personal;
        if (!contact && section.kind != SectionKind::references) continue;
        for (const std::size_t row : section.rows)
            places_[row] = contact ? Place::contact : Place::others;
        // "Contact: …" may stand on the heading's own line.
        if (contact && section.heading) places_[*section.heading] = Place::contact;
    }
    for (int page = 1; page <= std::ssize(reading.source().pages); ++page) {
        const auto foot = foot_of(reading, page);
        if (!holds_address(reading, foot)) continue;
        for (const std::size_t row : foot)
            if (places_[row] != Place::others) places_[row] = Place::contact;
    }
    for (std::size_t i = 0; i < places_.size(); ++i) {
        if (places_[i] == Place::elsewhere && in_margin(reading, reading.rows()[i]))
            places_[i] = Place::contact;
        if (places_[i] == Place::contact) rows_.push_back(i);
    }
}

bool ContactRows::is_contact(std::uint32_t code_point) const {
    return !places_.empty() && places_[reading_.row_at(code_point)] == Place::contact;
}

bool ContactRows::is_others(std::uint32_t code_point) const {
    return !places_.empty() && places_[reading_.row_at(code_point)] == Place::others;
}

}  // namespace vitae
