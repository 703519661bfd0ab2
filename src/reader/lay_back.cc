#include "reader/lay_back.h"

#include <algorithm>
#include <utility>

#include "extract/turned.h"

namespace vitae {

namespace {

class Layer {
public:
    Layer(const std::vector<Page>& upright, const std::vector<int>& turns) : turns_(turns) {
        for (const Page& page : upright) sizes_.emplace_back(page.width, page.height);
    }

    void go(int page, Box& box) const {
        const std::size_t at = static_cast<std::size_t>(page) - 1;
        if (at >= turns_.size() || at >= sizes_.size()) return;
        auto [width, height] = sizes_[at];
        for (int left = (4 - turns_[at]) % 4; left > 0; --left) {
            box = turned(box, height);
            std::swap(width, height);
        }
    }

    template <class T>
    void go(Cited<T>& cited) const {
        for (Evidence& one : cited.citation.evidence) go(one.page, one.box);
    }
    template <class T>
    void go(std::optional<T>& member) const {
        if (member) go(*member);
    }
    template <class T>
    void go(std::vector<T>& list) const {
        for (T& one : list) go(one);
    }
    template <class Struct>
    void go(Struct& part) const {
        Struct::members(part, [&](const char*, auto& member) { go(member); });
    }

private:
    const std::vector<int>& turns_;
    std::vector<std::pair<double, double>> sizes_;
};

}  // namespace

void lay_back(Extraction& extraction, const std::vector<int>& turns) {
    if (std::all_of(turns.begin(), turns.end(), [](int quarters) { return quarters == 0; })) return;
    Text& text = extraction.text;
    const Layer layer(text.pages, turns);
    for (std::size_t i = 0; i < text.pages.size(); ++i) {
        Page& page = text.pages[i];
        for (Line& line : page.lines)
            for (Word& word : line.words) layer.go(static_cast<int>(i) + 1, word.box);
        if (i < turns.size() && turns[i] % 2 != 0) std::swap(page.width, page.height);
    }
    for (Link& link : text.links) layer.go(link.page, link.box);
    for (SectionText& section : extraction.sections) layer.go(section.text);
    layer.go(extraction.record);
}

}  // namespace vitae
