#include "resume/skills.h"

#include <algorithm>
#include <set>

#include "resume/entry_rows.h"
#include "resume/letters.h"
#include "resume/list_items.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr std::size_t kMostLetters = 80;

class SkillReading {
public:
    explicit SkillReading(const Reading& reading) : reading_(reading) {}

    void read(const Section& section) {
        open_ = nullptr;
        under_label_ = false;
        const std::vector<EntryRow> rows = entry_rows(reading_, section);
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
            goes_on_ = alone && ends_open_ && (row.after_full || (was_full_ && lower));
            in_list_ = alone && row.after_full && open_ != nullptr && !open_->keywords.empty();
            for (const Cell& cell : row.cells)
                for (const Span part : at_bold_labels(cell.span)) add(row, part);
            was_full_ = row.fills_line;
            was_bold_ = reading_.words(reading_.row_at(row.text.start)).back().bold;
            ends_open_ = ends_open(row);
        }
    }

    std::vector<Skill> take() {
        std::erase_if(all_, [](const Skill& skill) { return !skill.name; });
        return std::move(all_);
    }

private:
    /// "Fieldwork" in bold type above items that are set in or have bullets.
    bool heads_group(const EntryRow& row, const EntryRow& next) const {
        const Cell& cell = row.cells.front();
        const Cell& below = next.cells.front();
        const auto text = reading_.slice(row.text);
        const bool alone = row.cells.size() == 1 && !row.bullet && row.page == next.page &&
                           !text.empty() && words_in(text).size() <= 5 && !contains(text, U",") &&
                           std::none_of(text.begin(), text.end(), is_colon);
        const bool set_in = next.bullet || below.box.x0 > cell.box.x0 + 0.8 * cell.size;
        return alone && cell.bold && !below.bold && set_in;
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
        if (!row.continues && !labeled_ && !in_list_ && !under_label_) open_ = nullptr;
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
        const bool list = contains(text, U",") || (open_ != nullptr && contains(text, U":"));
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
        for (const Span item : items) {
            const auto text = reading_.slice(item);
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
