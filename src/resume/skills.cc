#include "resume/skills.h"

#include <algorithm>
#include <set>

#include "resume/entry_rows.h"
#include "resume/letters.h"
#include "resume/list_items.h"

namespace vitae {

namespace {

constexpr std::size_t kMostLetters = 80;

class SkillReading {
public:
    explicit SkillReading(const Reading& reading) : reading_(reading) {}

    void read(const Section& section) {
        open_ = nullptr;
        for (const EntryRow& row : entry_rows(reading_, section)) {
            label_at_left(row);
            for (const Cell& cell : row.cells) add(row, cell.span);
        }
    }

    std::vector<Skill> take() {
        std::erase_if(all_, [](const Skill& skill) { return !skill.name; });
        return std::move(all_);
    }

private:
    /// A bold first cell before a list names the group.
    void label_at_left(const EntryRow& row) {
        const Cell& first = row.cells.front();
        labeled_ = row.cells.size() == 2 && first.bold && !row.cells[1].bold;
        if (labeled_) open_group(first.span);
    }

    void add(const EntryRow& row, Span span) {
        if (labeled_ && span == row.cells.front().span) return;
        span = trimmed(reading_.text(), span);
        if (row.bullet && span.start < row.text.start) span.start = row.text.start;
        if (const auto labeled = split_label(reading_, span)) {
            open_group(labeled->label);
            if (!labeled->list.empty()) add_items(labeled->list);
            return;
        }
        if (!row.continues && !labeled_) open_ = nullptr;
        add_items(span);
    }

    void open_group(Span label) {
        Skill group{.id = reading_.entry_id("skills", label.start)};
        group.name = reading_.cite_text(label, "list.item", 0.8);
        all_.push_back(std::move(group));
        open_ = &all_.back();
    }

    void add_items(Span span) {
        for (const Span item : split_items(reading_, span)) {
            const auto text = reading_.slice(item);
            if (text.size() > kMostLetters || !seen_.insert(fold(text)).second) continue;
            if (std::none_of(text.begin(), text.end(), is_letter)) continue;
            CitedText cited = reading_.cite_text(item, "list.item", 0.9);
            if (open_ != nullptr) {
                open_->keywords.push_back(std::move(cited));
                continue;
            }
            Skill skill{.id = reading_.entry_id("skills", item.start)};
            skill.name = std::move(cited);
            all_.push_back(std::move(skill));
        }
    }

    const Reading& reading_;
    std::vector<Skill> all_;
    Skill* open_ = nullptr;
    bool labeled_ = false;
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
