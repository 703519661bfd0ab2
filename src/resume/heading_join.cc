#include "resume/heading_join.h"

#include <algorithm>
#include <cmath>

#include "resume/heading_shape.h"

namespace vitae {

namespace {

/// A column that takes less than half of its page.
bool is_narrow(const Reading& reading, int block) {
    double left = 1e9;
    double right = 0;
    double width = 0;
    for (const Row& row : reading.rows()) {
        if (row.block != block) continue;
        left = std::min(left, row.box.x0);
        right = std::max(right, row.box.x1);
        width = reading.source().pages[static_cast<std::size_t>(row.page) - 1].width;
    }
    return right - left < 0.4 * width;
}

}  // namespace

void join_rows(const Reading& reading, HeadingRows& headings) {
    const auto& rows = reading.rows();
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        if (headings.rest[i] || !can_head(reading, rows[i])) continue;
        for (std::size_t j = i + 1; j < rows.size() && j <= i + 3; ++j) {
            const Box& a = rows[i].box;
            const Box& b = rows[j].box;
            const double gap = b.y0 - a.y1;
            const bool aligned = std::abs(a.x0 - b.x0) < 2 || std::abs(a.x1 - b.x1) < 2 ||
                                 std::abs(a.x0 + a.x1 - b.x0 - b.x1) < 4;
            if (rows[j].page != rows[i].page || !aligned || gap < -2 || gap > 0.7 * (a.y1 - a.y0) ||
                heading_look_of(rows[i]) != heading_look_of(rows[j]) ||
                !can_head(reading, rows[j]) || !reads_like_heading(rows[j]))
                continue;
            auto kind =
                find_heading(std::u32string(rows[i].text) + U' ' + std::u32string(rows[j].text));
            // Of a heading in larger type, the second row may say anything.
            const bool large = rows[i].font_size > 1.05 * reading.body_size() &&
                               is_narrow(reading, rows[i].block) && !heads_entry(reading, j);
            if (!kind && large && gap < 0.4 * (a.y1 - a.y0) && !find_heading(rows[j].text))
                kind = headings.kinds[i];
            if (!kind) continue;
            headings.kinds[i] = kind;
            headings.kinds[j] = std::nullopt;
            headings.rest[j] = true;
            break;
        }
    }
}

}  // namespace vitae
