#include "resume/contact_rows.h"

namespace vitae {

namespace {

/// The share of a page's height that its header and footer take at most.
constexpr double kMargin = 0.06;

bool in_margin(const Reading& reading, const Row& row) {
    const double height = reading.source().pages[static_cast<std::size_t>(row.page) - 1].height;
    return row.box.y1 < kMargin * height || row.box.y0 > (1 - kMargin) * height;
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
