#include "resume/entry_cut.h"

#include <algorithm>
#include <map>
#include <optional>

#include "resume/entry_words.h"
#include "resume/letters.h"
#include "resume/phrases.h"
#include "resume/piece_scores.h"
#include "resume/pieces.h"
#include "resume/row_kinds.h"

namespace vitae {

namespace {

/// Most rows that head an entry.
constexpr std::size_t kMostHeading = 6;
constexpr double kNever = -1e9;
/// What each entry costs, so that one is not taken for two.
constexpr double kEntry = 2;

/// How the entries of a section are set, as far as a first reading found.
struct Style {
    std::optional<RowLook> look;   ///< Of most first rows.
    std::size_t date_row = 0;      ///< The row of the heading that most dates stand in.
    std::size_t length = 0;        ///< The rows that most headings have.
    std::optional<RowLook> group;  ///< Of an employer's name alone above the section's positions.
};

bool has_range(const EntryRow& row) {
    return std::any_of(row.dates.begin(), row.dates.end(), [](const HeadingDate& date) {
        return !date.time.single;
    });
}

class Cutting {
public:
    Cutting(const Reading& reading, const std::vector<EntryRow>& rows, EntryKind kind)
        : reading_(reading), rows_(rows), kind_(kind) {
        dated_ = std::any_of(rows.begin(), rows.end(), has_range);
        for (const EntryRow& row : rows) {
            looks_.push_back(look_of(reading, row));
            any_date_ = any_date_ || !row.dates.empty();
        }
        const auto wide = std::count_if(rows.begin(), rows.end(), [](const EntryRow& row) {
            return row.wide_gap;
        });
        const auto dates = std::count_if(rows.begin(), rows.end(), [](const EntryRow& row) {
            return !row.dates.empty() && !row.bullet;
        });
        gaps_part_ = wide > 0 && wide <= 2 * dates + 2;
        body_.push_back(0);
        for (std::size_t i = 0; i < rows.size(); ++i) body_.push_back(body_.back() + body_score(i));
    }

    std::vector<Cut> run() {
        std::vector<Cut> cuts = best_cuts();
        for (int round = 0; round < 2; ++round) {
            style_ = style_of(cuts);
            cuts = best_cuts();
        }
        return cuts;
    }

private:
    /// What speaks for a row being text.
    double body_score(std::size_t at) const {
        const EntryRow& row = rows_[at];
        const auto text = reading_.slice(row.text);
        if (row.wrapped) return 0;
        double score = 0.2;
        if (row.bullet) score += 3;
        if (row.continues) score += 2;
        if (row.body && !row.bullet && !row.continues) score += 2;
        if (row.note) score += 1.5;
        if (row.indented && !names_degree(row)) score += 0.9;
        const bool bold = main_cell(reading_, row).bold && !row.bullet;
        if (bold) score -= 1.5;
        if (!row.dates.empty() && !row.bullet && !row.side_date) score -= has_range(row) ? 4 : 1;
        if (words_in(text).size() > 7 && row.dates.empty() && !bold) score += 0.7;
        return score;
    }

    /// Set in below a school, a degree is no text.
    bool names_degree(const EntryRow& row) const {
        const auto text = reading_.slice(row.text);
        return kind_ == EntryKind::education && !row.bullet && words_in(text).size() <= 8 &&
               degree_words().is_in(text) && !mark_words().is_in(text);
    }

    double row_as_heading(std::size_t at, bool first) const {
        const EntryRow& row = rows_[at];
        double score = 0;
        if (row.side_date) score -= 2;
        if (row.bullet) score -= row.dates.empty() ? 3 : 2;
        if (row.body && !row.bullet) score -= row.continues && first ? 3 : 2;
        if (row.note) score -= 1.5;
        if (row.indented && !names_degree(row)) score -= 0.6;
        if (!first && row.wide_gap) score -= 2;
        if (!first && row.dates.empty() && !row.wrapped) score -= 0.4;
        return score;
    }

    double dates_in_heading(std::size_t start, std::size_t end) const {
        std::size_t ranges = 0;
        std::size_t singles = 0;
        // The date may stand beside the text's first rows.
        std::size_t last = end;
        while (last < rows_.size() && last < end + 2 && rows_[last].side_date) ++last;
        for (std::size_t i = start; i < last; ++i) {
            ranges += has_range(rows_[i]) ? 1 : 0;
            singles += !rows_[i].dates.empty() && !has_range(rows_[i]) ? 1 : 0;
        }
        if (ranges > 0)
            return 3 - 5 * static_cast<double>(ranges - 1) - 0.3 * static_cast<double>(singles);
        if (singles > 0) return (dated_ ? 0.5 : 2) - 2 * static_cast<double>(singles - 1);
        return any_date_ ? -2 : -0.5;
    }

    /// What the rows say as a heading.
    double heading_score(std::size_t start, std::size_t end) {
        const auto known = scores_.find({start, end});
        if (known != scores_.end()) return known->second;
        double score = dates_in_heading(start, end) - kEntry;
        for (std::size_t i = start; i < end; ++i) score += row_as_heading(i, i == start);
        const std::vector<EntryRow> rows(
            rows_.begin() + static_cast<std::ptrdiff_t>(start),
            rows_.begin() + static_cast<std::ptrdiff_t>(end)
        );
        score += words_score(rows);
        scores_[{start, end}] = score;
        return score;
    }

    double words_score(const std::vector<EntryRow>& rows) const {
        constexpr double kWeight = 0.7;
        const auto pieces = cut_pieces(reading_, rows);
        if (kind_ == EntryKind::work) return kWeight * best_work_score(reading_, pieces);
        if (kind_ == EntryKind::education) return kWeight * best_education_score(reading_, pieces);
        return pieces.empty() ? -1 : 1;
    }

    double start_score(std::size_t at) const {
        const EntryRow& row = rows_[at];
        double score = 0;
        if (at > 0) {
            const bool turns = row.page != rows_[at - 1].page || row.gap_above < -2;
            if (row.wide_gap) score += 1.5;
            if (gaps_part_ && !row.wide_gap && !turns) score -= 0.8;
        }
        if (style_.look) score += looks_[at] == *style_.look ? 1 : -0.8;
        const bool heads_group = style_.group && looks_[at] == *style_.group && row.dates.empty();
        if (at > 0 && heads_group && !row.bullet) score += 3.5;
        return score;
    }

    double style_score(std::size_t start, std::size_t end) const {
        if (style_.length == 0) return 0;
        double score = 0;
        const std::size_t date = date_row(start, end);
        if (date < end - start) score += date == style_.date_row ? 0.8 : -0.4;
        std::size_t length = 0;
        for (std::size_t i = start; i < end; ++i) length += rows_[i].wrapped ? 0 : 1;
        if (length == style_.length) score += 0.6;
        return score;
    }

    std::size_t date_row(std::size_t start, std::size_t end) const {
        std::size_t row = 0;
        for (std::size_t i = start; i < end; ++i) {
            if (!rows_[i].dates.empty()) return row;
            row += rows_[i].wrapped ? 0 : 1;
        }
        return end - start;
    }

    std::vector<Cut> best_cuts() {
        const std::size_t n = rows_.size();
        // best[i]: the best score of the rows from i on, given that an entry begins there.
        std::vector<double> best(n + 1, kNever);
        std::vector<Cut> chosen(n + 1);
        best[n] = 0;
        for (std::size_t start = n; start-- > 0;) {
            if (start > 0 && (rows_[start].continues || rows_[start].wrapped)) continue;
            const double begins = start == 0 ? 0 : start_score(start);
            for (std::size_t body = start + 1; body <= std::min(n, start + kMostHeading); ++body) {
                if (body < n && rows_[body].wrapped) continue;
                const double heads = begins + heading_score(start, body) + style_score(start, body);
                for (std::size_t end = body; end <= n; ++end) {
                    if (best[end] == kNever) continue;
                    const double score = heads + body_[end] - body_[body] + best[end];
                    if (score <= best[start]) continue;
                    best[start] = score;
                    chosen[start] = {start, body, end};
                }
            }
        }
        std::vector<Cut> cuts;
        for (std::size_t at = 0; at < n && chosen[at].end > at; at = chosen[at].end)
            cuts.push_back(chosen[at]);
        return cuts;
    }

    template <class Key>
    static Key most_frequent(const std::vector<Key>& keys) {
        std::size_t most = 0;
        Key found{};
        for (const Key& key : keys) {
            const auto count = static_cast<std::size_t>(std::count(keys.begin(), keys.end(), key));
            if (count <= most) continue;
            most = count;
            found = key;
        }
        return found;
    }

    Style style_of(const std::vector<Cut>& cuts) const {
        Style style;
        std::vector<RowLook> looks;
        std::vector<std::size_t> dates;
        std::vector<std::size_t> lengths;
        for (const Cut& cut : cuts) {
            if (any_date_ && date_row(cut.start, cut.body) == cut.body - cut.start) continue;
            looks.push_back(looks_[cut.start]);
            dates.push_back(date_row(cut.start, cut.body));
            std::size_t length = 0;
            for (std::size_t i = cut.start; i < cut.body; ++i) length += rows_[i].wrapped ? 0 : 1;
            lengths.push_back(length);
        }
        const bool group = cuts.size() > 1 && cuts[0].end == 1 && rows_[0].dates.empty() &&
                           rows_[0].page == rows_[1].page && !(looks_[0] == looks_[1]);
        if (group) style.group = looks_[0];
        if (looks.size() < 2) return style;
        style.look = most_frequent(looks);
        style.date_row = most_frequent(dates);
        style.length = most_frequent(lengths);
        return style;
    }

    const Reading& reading_;
    const std::vector<EntryRow>& rows_;
    EntryKind kind_;
    std::vector<RowLook> looks_;
    std::vector<double> body_;  ///< Sums: [i] is that of the rows before i.
    std::map<std::pair<std::size_t, std::size_t>, double> scores_;
    Style style_;
    bool dated_ = false;  ///< Some row has a span of time.
    bool any_date_ = false;
    bool gaps_part_ = false;  ///< More space stands above entries than above other rows.
};

}  // namespace

std::vector<Cut> cut_entries(
    const Reading& reading, const std::vector<EntryRow>& rows, EntryKind kind
) {
    if (rows.empty()) return {};
    return Cutting(reading, rows, kind).run();
}

}  // namespace vitae
