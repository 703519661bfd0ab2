#include "resume/label_edge.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "resume/letters.h"

namespace vitae {

namespace {

constexpr double kSameEdge = 2;
constexpr std::size_t kLeastRows = 6;
/// Labels differ in length, and what is flush left as well is a column of another kind.
constexpr double kLeastSpread = 10;

struct Label {
    Box box;
    std::u32string text;
};

/// The first part of each row that has more.
std::vector<Label> first_parts(const Reading& reading) {
    std::vector<Label> labels;
    for (std::size_t i = 0; i < reading.rows().size(); ++i) {
        const Row& row = reading.rows()[i];
        if (row.parts.size() < 2) continue;
        const auto text = reading.slice(row.parts.front());
        if (std::any_of(text.begin(), text.end(), is_digit)) continue;
        Label label{row.box, fold(text)};
        for (const Word& word : reading.words(i))
            if (word.end <= row.parts.front().end) label.box.x1 = word.box.x1;
        labels.push_back(std::move(label));
    }
    return labels;
}

/// Two texts at least come again, in many of the rows.
bool repeat(const std::vector<const Label*>& labels) {
    std::map<std::u32string, std::size_t> count;
    for (const Label* label : labels) ++count[label->text];
    std::size_t texts = 0;
    std::size_t rows = 0;
    for (const auto& [text, times] : count) {
        if (times < 2) continue;
        ++texts;
        rows += times;
    }
    return texts >= 2 && 5 * rows >= 2 * labels.size();
}

}  // namespace

bool ends_at(double edge, const Box& box) {
    return std::abs(box.x1 - edge) < kSameEdge;
}

std::optional<double> find_label_edge(const Reading& reading) {
    const std::vector<Label> all = first_parts(reading);
    for (const Label& first : all) {
        std::vector<const Label*> flush;
        double least = first.box.x0;
        double most = first.box.x0;
        for (const Label& label : all) {
            if (!ends_at(first.box.x1, label.box)) continue;
            flush.push_back(&label);
            least = std::min(least, label.box.x0);
            most = std::max(most, label.box.x0);
        }
        if (flush.size() >= kLeastRows && most - least > kLeastSpread && repeat(flush))
            return first.box.x1;
    }
    return std::nullopt;
}

}  // namespace vitae
