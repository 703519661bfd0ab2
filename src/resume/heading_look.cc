#include "resume/heading_look.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "resume/heading_join.h"
#include "resume/heading_shape.h"
#include "resume/letters.h"
#include "resume/place_items.h"

namespace vitae {

namespace {

/// Sections that every resume has. Headings below these look different.
bool is_main(SectionKind kind) {
    return kind == SectionKind::work || kind == SectionKind::education ||
           kind == SectionKind::skills;
}

/// The row after which the first section can start: above it stand the owner's contacts.
std::size_t end_of_header(
    const Reading& reading, const std::vector<std::optional<SectionKind>>& kinds
) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < kinds.size() && !kinds[i]; ++i)
        if (has_contact(reading.rows()[i]) && !tells_time(reading.rows()[i].text)) end = i + 1;
    return end;
}

/// What stands in every entry, such as "Highlights:", heads no section.
void drop_repeated(const Reading& reading, std::vector<std::optional<SectionKind>>& kinds) {
    std::map<std::u32string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i] && !is_main(*kinds[i])) places[fold(reading.rows()[i].text)].push_back(i);
    for (const auto& [text, rows] : places)
        if (rows.size() > 2)
            for (const std::size_t row : rows) kinds[row] = std::nullopt;
}

/// "Studies" in plain type below "EDUCATION" is the end of a field's name.
void drop_plain(const Reading& reading, std::vector<std::optional<SectionKind>>& kinds) {
    std::set<SectionKind> marked;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i] && stands_out(reading, reading.rows()[i])) marked.insert(*kinds[i]);
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i] && is_main(*kinds[i]) && marked.contains(*kinds[i]) &&
            !stands_out(reading, reading.rows()[i]))
            kinds[i] = std::nullopt;
}

/// The space above a row in its block; none for the first.
std::optional<double> gap_above(const Reading& reading, std::size_t at) {
    const auto& rows = reading.rows();
    if (at == 0 || rows[at - 1].page != rows[at].page || rows[at - 1].block != rows[at].block)
        return std::nullopt;
    const Box& above = rows[at - 1].box;
    if (above.x0 > rows[at].box.x1 || above.x1 < rows[at].box.x0) return std::nullopt;
    return rows[at].box.y0 - rows[at - 1].box.y1;
}

/// What "Experience" and "Education" look like: less is no heading of a section in their column.
class MainLook {
public:
    MainLook(const Reading& reading, const HeadingRows& headings) : reading_(reading) {
        for (std::size_t i = 0; i < headings.kinds.size(); ++i)
            if (headings.kinds[i] == SectionKind::work ||
                headings.kinds[i] == SectionKind::education)
                add(i);
    }

    bool is_less(std::size_t at) const {
        if (main_.empty()) return false;
        const Row& row = reading_.rows()[at];
        if (!lower_ && is_lower(row.text.front())) return true;
        // Headings may stand at the right edge of what they head.
        if (size_ > 1.25 * reading_.body_size() && row.font_size < 0.8 * size_ && is_below(row))
            return true;
        const bool beside = std::none_of(main_.begin(), main_.end(), [&](std::size_t i) {
            const Box& box = reading_.rows()[i].box;
            return std::abs(box.x0 - row.box.x0) < 30 ||
                   std::abs(box.x0 + box.x1 - row.box.x0 - row.box.x1) < 30;
        });
        if (beside) return false;
        const bool large = row.font_size > 0.97 * size_ && size_ > 1.05 * reading_.body_size();
        if (capitals_ && main_.size() > 1 && !large && !in_capitals(row.text)) return true;
        if (bold_ && !row.bold && row.font_size < 1.05 * size_) return true;
        const auto gap = gap_above(reading_, at);
        return !stands_out(reading_, row) && gap && gap_ && *gap < 0.45 * *gap_;
    }

    /// As much space as stands above every one of them.
    std::optional<double> gap() const { return main_.size() > 1 ? gap_ : std::nullopt; }

private:
    /// The column that it stands in is no wider than that of the main headings.
    bool is_below(const Row& row) const {
        return std::any_of(main_.begin(), main_.end(), [&](std::size_t i) {
            const Row& heading = reading_.rows()[i];
            if (heading.block == row.block) return true;
            const Box column = column_of(heading);
            return column.x0 < row.box.x0 + 2 && row.box.x1 < column.x1 + 2;
        });
    }

    Box column_of(const Row& heading) const {
        Box column = heading.box;
        for (const Row& row : reading_.rows())
            if (row.block == heading.block) column = unite(column, row.box);
        return column;
    }

    void add(std::size_t at) {
        const Row& row = reading_.rows()[at];
        const bool first = main_.empty();
        size_ = first ? row.font_size : std::min(size_, row.font_size);
        lower_ = lower_ || is_lower(row.text.front());
        capitals_ = (first || capitals_) && in_capitals(row.text);
        bold_ = (first || bold_) && row.bold;
        if (const auto gap = gap_above(reading_, at); gap && *gap > 0)
            gap_ = gap_ ? std::min(*gap_, *gap) : *gap;
        main_.push_back(at);
    }

    const Reading& reading_;
    std::vector<std::size_t> main_;
    double size_ = 0;
    bool lower_ = false;
    bool capitals_ = false;
    bool bold_ = false;
    std::optional<double> gap_;
};

/// "Languages" among skills, right below "Skills" or in smaller type, names a group of them.
bool names_group(const Reading& reading, std::optional<std::size_t> above, std::size_t at) {
    if (!above) return false;
    const Row& heading = reading.rows()[*above];
    const Row& row = reading.rows()[at];
    const bool right_below = at == *above + 1 && row.block == heading.block &&
                             row.page == heading.page && row.box.y0 > heading.box.y1 - 2 &&
                             std::abs(row.box.x0 - heading.box.x0) < 3;
    return right_below || row.font_size < 0.95 * heading.font_size;
}

void drop_less(const Reading& reading, HeadingRows& headings) {
    const MainLook main(reading, headings);
    std::optional<std::size_t> skills;
    for (std::size_t i = 0; i < headings.kinds.size(); ++i) {
        const auto kind = headings.kinds[i];
        if (!kind) continue;
        const bool is_main = kind == SectionKind::work || kind == SectionKind::education;
        const bool less = main.is_less(i) || names_group(reading, skills, i);
        if (!is_main && less && !reading.rows()[i].runs_in)
            headings.kinds[i] = std::nullopt;
        else
            skills = kind == SectionKind::skills ? std::optional(i) : std::nullopt;
    }
}

/// Of the heading above row `at`: its first row is one of `alike`, as that one is.
bool names_part(
    const Reading& reading,
    const std::vector<std::optional<SectionKind>>& kinds,
    const std::vector<std::size_t>& alike,
    std::size_t at
) {
    std::size_t heading = at;
    while (heading > 0 && !kinds[heading]) --heading;
    const auto& rows = reading.rows();
    const std::size_t first = heading + 1;
    const bool below = rows[first].block == rows[heading].block ||
                       (rows[first].page > rows[heading].page && !kinds[first]);
    return kinds[heading] && below && std::find(alike.begin(), alike.end(), first) != alike.end();
}

/// Of type larger than the text, a look that few rows have, and one at most of those above times,
/// is that of headings, whatever they say.
bool is_rare(
    const Reading& reading,
    const HeadingLook& look,
    const std::vector<std::size_t>& unknown,
    const std::vector<std::size_t>& above_times
) {
    constexpr std::size_t kMost = 4;
    constexpr double kLarger = 1.12;
    const double size = static_cast<double>(std::get<0>(look)) / 2;
    const auto dated = std::ranges::count_if(unknown, [&](std::size_t i) {
        return i + 1 < reading.rows().size() && tells_time(reading.rows()[i + 1].text);
    });
    return size > kLarger * reading.body_size() && unknown.size() + above_times.size() <= kMost &&
           dated + std::ssize(above_times) <= 2;
}

/// Where all text looks alike, more space above than between entries marks a heading.
void add_spaced(const Reading& reading, HeadingRows& headings) {
    const MainLook main(reading, headings);
    if (!main.gap()) return;
    const auto& rows = reading.rows();
    std::size_t known = 0;
    std::size_t others = 0;
    std::vector<std::size_t> spaced;
    for (std::size_t i = end_of_header(reading, headings.kinds); i < rows.size(); ++i) {
        const auto gap = gap_above(reading, i);
        if (!gap || *gap < 0.9 * *main.gap()) continue;
        known += headings.kinds[i] ? 1 : 0;
        others += headings.kinds[i] ? 0 : 1;
        const auto below = i + 1 < rows.size() ? gap_above(reading, i + 1) : std::nullopt;
        const bool close = below && *below < 0.7 * *main.gap();
        if (headings.kinds[i] || !close || stands_out(reading, rows[i]) || main.is_less(i) ||
            names_a_contact(reading, i))
            continue;
        if (can_head(reading, rows[i]) && reads_like_heading(rows[i]) && !heads_entry(reading, i))
            spaced.push_back(i);
    }
    // As much space may stand above entries, too.
    if (known < 2 || others > known) return;
    for (const std::size_t i : spaced)
        headings.kinds[i] = guess_heading(rows[i].text).value_or(SectionKind::other);
}

}  // namespace

HeadingRows find_headings(const Reading& reading) {
    const auto& rows = reading.rows();
    HeadingRows headings;
    headings.kinds.resize(rows.size());
    headings.rest.resize(rows.size());
    auto& kinds = headings.kinds;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (can_head(reading, rows[i]) && !names_column(reading, rows[i]))
            kinds[i] = find_heading(rows[i].text);
    join_rows(reading, headings);
    drop_repeated(reading, kinds);
    drop_plain(reading, kinds);
    drop_less(reading, headings);
    std::map<HeadingLook, std::size_t> known;
    std::set<HeadingLook> main_looks;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!kinds[i] || !stands_out(reading, rows[i])) continue;
        ++known[heading_look_of(rows[i])];
        if (is_main(*kinds[i])) main_looks.insert(heading_look_of(rows[i]));
    }
    const MainLook main(reading, headings);
    std::map<HeadingLook, std::vector<std::size_t>> alike;
    std::map<HeadingLook, std::vector<std::size_t>> above_times;
    for (std::size_t i = end_of_header(reading, kinds); i < rows.size(); ++i) {
        const bool possible = !kinds[i] && !headings.rest[i] && can_head(reading, rows[i]) &&
                              reads_like_heading(rows[i]) && !names_entry(rows[i].text) &&
                              !main.is_less(i);
        if (!possible || !known.contains(heading_look_of(rows[i]))) continue;
        const bool timed = has_time_below(reading, i) && !guess_heading(rows[i].text);
        (timed ? above_times : alike)[heading_look_of(rows[i])].push_back(i);
    }
    // A row that looks like a heading and says half of one is one.
    for (auto& [look, unknown] : alike)
        std::erase_if(unknown, [&](std::size_t i) {
            kinds[i] = guess_heading(rows[i].text);
            return kinds[i].has_value();
        });
    // What looks like a heading right below one names a part of it, and so does what goes on so.
    for (auto& [look, unknown] : alike)
        std::erase_if(unknown, [&, rows = unknown](std::size_t i) {
            return names_part(reading, kinds, rows, i);
        });
    for (const auto& [look, count] : known) {
        std::vector<std::size_t> unknown = alike[look];
        // Where more unknown rows than known headings look so, it is the look of job titles.
        const bool few = count >= 2 && main_looks.contains(look) && unknown.size() <= count;
        if (is_rare(reading, look, unknown, above_times[look]))
            std::ranges::copy(above_times[look], std::back_inserter(unknown));
        else if (!few)
            continue;
        for (const std::size_t i : unknown) kinds[i] = SectionKind::other;
    }
    add_spaced(reading, headings);
    return headings;
}

}  // namespace vitae
