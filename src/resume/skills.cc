#include "resume/skills.h"

#include <algorithm>
#include <set>

#include "resume/entry_rows.h"
#include "resume/letters.h"
#include "resume/list_items.h"
#include "resume/phrases.h"
#include "resume/skill_words.h"

namespace vitae {

namespace {

constexpr std::size_t kMostLetters = 80;

class SkillReading {
public:
    explicit SkillReading(const Reading& reading) : reading_(reading) {}

    void read(const Section& section) {
        open_ = nullptr;
        under_label_ = false;
        std::vector<EntryRow> rows = entry_rows(reading_, section);
        std::erase_if(rows, [&](const EntryRow& row) {
            return names_skill_columns(reading_, row);
        });
        look_over(rows);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const EntryRow& row = rows[i];
            if (i + 1 < rows.size() && heads_group(row, rows[i + 1])) {
                open_group(row.text);
                under_label_ = true;
                goes_on_ = ends_open_ = false;
                continue;
            }
            under_label_ = under_label_ && !row.cells.front().bold;
            label_at_left(row);
            const bool alone =
                row.cells.size() == 1 && !row.bullet && row.cells.front().bold == was_bold_;
            const bool lower = is_lower(reading_.text()[row.text.start]);
            const bool wrapped = lower && (was_full_ || !begins_lower_);
            goes_on_ = alone && ends_open_ && (row.after_full || wrapped);
            goes_on_ = goes_on_ || (i > 0 && is_rest(rows[i - 1], row));
            in_list_ = alone && row.after_full && open_ != nullptr && !open_->keywords.empty();
            for (const Cell& cell : row.cells)
                for (const Span part : at_bold_labels(cell.span)) add(row, part);
            was_full_ = row.fills_line;
            was_bold_ = reading_.words(reading_.row_at(row.text.start)).back().bold;
            ends_open_ = ends_open(row);
            runs_ = ends_with_separator(row);
        }
    }

    std::vector<Skill> take() {
        std::erase_if(all_, [](const Skill& skill) { return !skill.name; });
        return std::move(all_);
    }

private:
    /// How the lists of a section are set.
    void look_over(const std::vector<EntryRow>& rows) {
        std::size_t lower = 0;
        std::size_t grouped = 0;
        for (const EntryRow& row : rows) {
            const auto text = reading_.slice(row.text);
            if (text.empty()) continue;
            lower += is_lower(text.front()) ? 1 : 0;
            grouped += group_length(text) > 0 && contains(text, U",") ? 1 : 0;
        }
        heads_groups_ = false;
        for (std::size_t i = 0; i + 1 < rows.size(); ++i)
            heads_groups_ = heads_groups_ || heads_group(rows[i], rows[i + 1]);
        begins_lower_ = 2 * lower > rows.size();
        bare_labels_ = grouped > 1;
        runs_ = ends_open_ = false;
    }

    /// A narrow column breaks "Lesson planning": below one item alone, small letters go on with it.
    bool is_rest(const EntryRow& above, const EntryRow& row) const {
        const auto text = reading_.slice(above.text);
        const bool one = !text.empty() && !contains(text, U",") && !contains(text, U":") &&
                         above.cells.size() == 1 && row.cells.size() == 1;
        return one && !begins_lower_ && !row.bullet && !row.wide_gap && above.block == row.block &&
               is_lower(reading_.text()[row.text.start]) && row.page == above.page &&
               above.cells.front().bold == row.cells.front().bold &&
               above.cells.front().box.width() < 90;
    }

    bool ends_with_separator(const EntryRow& row) const {
        return contains(U",;|•·", {&reading_.text()[row.text.end - 1], 1});
    }

    /// "Fieldwork" in bold type above items that are set in, have bullets or are a list.
    bool heads_group(const EntryRow& row, const EntryRow& next) const {
        const Cell& cell = row.cells.front();
        const Cell& below = next.cells.front();
        const auto text = reading_.slice(row.text);
        const bool alone = row.cells.size() == 1 && !row.bullet && row.page == next.page &&
                           !text.empty() && words_in(text).size() <= 5 && !contains(text, U",") &&
                           std::none_of(text.begin(), text.end(), is_colon);
        const bool list = split_items(reading_, next.text).size() > 1;
        if (heads_groups_ && alone && cell.bold && !below.bold) return true;
        const bool set_in =
            next.bullet || below.box.x0 > cell.box.x0 + 0.8 * cell.size || next.cells.size() > 1;
        return alone && cell.bold && !below.bold && (set_in || list);
    }

    /// A bold first cell before a list names the group.
    void label_at_left(const EntryRow& row) {
        const Cell& first = row.cells.front();
        const bool narrow = !contains(reading_.slice(first.span), U",");
        labeled_ = row.cells.size() == 2 && narrow && !row.bullet &&
                   ((first.bold && !row.cells[1].bold) ||
                    contains(reading_.slice(row.cells[1].span), U","));
        if (labeled_) open_group(first.span);
    }

    void add(const EntryRow& row, Span span) {
        if (labeled_ && span == row.cells.front().span) return;
        span = trimmed(reading_.text(), span);
        if (row.bullet && span.start < row.text.start) span.start = row.text.start;
        if (const auto labeled = split_label(reading_, span)) {
            if (names_level(labeled->label)) return;
            open_group(labeled->label);
            goes_on_ = false;
            if (!labeled->list.empty()) add_items(labeled->list);
            return;
        }
        if (const auto label = bold_label(span)) {
            open_group(*label);
            goes_on_ = false;
            add_items(trimmed(reading_.text(), {label->end, span.end}));
            return;
        }
        if (const std::size_t length = bare_labels_ && span.start == row.text.start
                                           ? group_length(reading_.slice(span))
                                           : 0) {
            const auto end = span.start + static_cast<std::uint32_t>(length);
            open_group({span.start, end});
            goes_on_ = false;
            return add_items(trimmed(reading_.text(), {end, span.end}));
        }
        if (!row.continues && !labeled_ && !in_list_ && !under_label_ && !goes_on_) open_ = nullptr;
        add_items(span);
    }

    /// "Level: Master" is said of the skill above.
    bool names_level(Span label) const {
        static const PhraseSet levels(
            U"level|skill level|niveau|nivel|livello|nivel de dominio|уровень|水平|熟练度|レベル|수준|المستوى"
        );
        return levels.contains(fold(reading_.slice(label)));
    }

    /// Without separators, wider gaps part the items: "Figma   Design systems   HTML".
    std::vector<Span> split_at_gaps(Span span) const {
        constexpr double kWide = 0.62;
        constexpr double kWider = 0.5;  // Than other gaps of the row.
        std::vector<Span> items;
        const Word* last = nullptr;
        const double least = has_spaces(span) ? kWider : kWide;
        for (const Word& word : reading_.words(reading_.row_at(span.start))) {
            if (word.start < span.start || word.end > span.end) continue;
            const bool wide =
                last == nullptr || word.box.x0 - last->box.x1 > least * word.font_size;
            if (wide) items.push_back({word.start, word.end});
            items.back().end = word.end;
            last = &word;
        }
        // One wide gap may be what justifies the line.
        return items.size() > 2 ? items : std::vector<Span>{span};
    }

    /// Some of its words stand as close as words of one item do.
    bool has_spaces(Span span) const {
        const Word* last = nullptr;
        for (const Word& word : reading_.words(reading_.row_at(span.start))) {
            if (word.start < span.start || word.end > span.end) continue;
            if (last != nullptr && word.box.x0 - last->box.x1 < 0.35 * word.font_size) return true;
            last = &word;
        }
        return false;
    }

    /// "**Code:** C, Go  **Tools:** Git" has two lists.
    std::vector<Span> at_bold_labels(Span span) const {
        std::vector<Span> parts{span};
        bool was_bold = true;
        for (const Word& word : reading_.words(reading_.row_at(span.start))) {
            if (word.start < span.start || word.end > span.end) continue;
            const auto rest = reading_.slice({word.start, span.end});
            const std::size_t colon = rest.find(U':');
            if (word.bold && !was_bold && colon < 30 && rest.find(U',') > colon) {
                parts.back().end = word.start;
                parts.push_back({word.start, span.end});
            }
            was_bold = word.bold;
        }
        return parts;
    }

    /// "**Tools** Git, Docker": words in bold type before a list in plain type.
    std::optional<Span> bold_label(Span span) const {
        Span label{span.start, span.start};
        for (const Word& word : reading_.words(reading_.row_at(span.start))) {
            if (word.start < span.start || word.end > span.end) continue;
            if (!word.bold) break;
            label.end = word.end;
        }
        const auto rest = reading_.slice({label.end, span.end});
        const bool named = !label.empty() && contains(rest, U",") &&
                           words_in(reading_.slice(label)).size() <= 4 &&
                           !contains(U",;", {&reading_.text()[label.end - 1], 1});
        return named ? std::optional(label) : std::nullopt;
    }

    /// Its last item is one of several and no separator follows it.
    bool ends_open(const EntryRow& row) const {
        const auto text = reading_.slice(row.text);
        const bool list = runs_ || contains(text, U",") || contains(text, U" | ") ||
                          (open_ != nullptr && contains(text, U":"));
        return list && !contains(U",;|•·:", {&text.back(), 1});
    }

    void open_group(Span label) {
        Skill group{.id = reading_.entry_id("skills", label.start)};
        group.name = reading_.cite_text(label, "list.item", 0.8);
        all_.push_back(std::move(group));
        open_ = &all_.back();
    }

    /// The last item of a full row goes on in the next one.
    void add_items(Span span) {
        std::vector<Span> items = split_items(reading_, span);
        if (items.empty()) return;
        if (items.size() == 1) items = split_at_gaps(items.front());
        if (goes_on_ && last_ != nullptr && last_span_.end < items.front().start) {
            const Span whole{last_span_.start, items.front().end};
            *last_ = reading_.cite_text(whole, "list.item", 0.8);
            items.erase(items.begin());
        }
        goes_on_ = false;
        for (const Span whole : items) {
            const Span item = without_level(reading_, whole);
            const auto text = reading_.slice(item);
            if (is_skill_level(text)) continue;
            if (text.size() > kMostLetters || !seen_.insert(fold(text)).second) continue;
            if (std::none_of(text.begin(), text.end(), is_letter)) continue;
            CitedText cited = reading_.cite_text(item, "list.item", 0.9);
            if (open_ != nullptr) {
                open_->keywords.push_back(std::move(cited));
                last_ = &open_->keywords.back();
                last_span_ = item;
                continue;
            }
            Skill skill{.id = reading_.entry_id("skills", item.start)};
            skill.name = std::move(cited);
            all_.push_back(std::move(skill));
            last_ = &*all_.back().name;
            last_span_ = item;
        }
    }

    const Reading& reading_;
    std::vector<Skill> all_;
    Skill* open_ = nullptr;
    bool labeled_ = false;
    bool goes_on_ = false;
    bool was_full_ = false;
    bool ends_open_ = false;
    bool was_bold_ = false;
    bool under_label_ = false;   ///< Rows below a group's name are its items.
    bool in_list_ = false;       ///< The row goes on with a group's list.
    bool begins_lower_ = false;  ///< Most rows of the section begin with small letters.
    bool heads_groups_ = false;  ///< A row in bold type names what stands below it.
    bool bare_labels_ = false;   ///< Rows begin with a group's name, without any mark behind it.
    bool runs_ = false;          ///< The row above ended with a separator.
    CitedText* last_ = nullptr;  ///< The item added last; good until the next is added.
    Span last_span_;
    std::set<std::u32string> seen_;
};

}  // namespace

std::vector<Skill> find_skills(const Reading& reading, const std::vector<Section>& sections) {
    SkillReading skills(reading);
    for (const Section& section : sections)
        if (section.kind == SectionKind::skills) skills.read(section);
    return skills.take();
}

}  // namespace vitae
