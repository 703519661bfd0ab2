#pragma once
// The edge between a narrow rail and the text beside it, where the gap is too small for a tab: many
// lines have a word that begins at the same place, and no line crosses it. Called by reading.cc.

#include <span>
#include <vector>

#include "model/text.h"

namespace vitae {

class RailEdges {
public:
    explicit RailEdges(const Page& page);

    /// True when the word begins the text beside a rail whose line holds words before it.
    bool parts(const Word& before, const Word& word) const;

private:
    struct Edge {
        double x = 0;
        double top = 0;
        double bottom = 0;
    };
    std::vector<Edge> edges_;
};

}  // namespace vitae
