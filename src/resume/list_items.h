#pragma once
// Items of lists in running text: "Python, Java; C++ • Go", with brackets kept whole. Called for
// skills, languages and interests.

#include <vector>

#include "resume/reading.h"

namespace vitae {

/// What separators part, without bullets and marks around it.
std::vector<Span> split_items(const Reading& reading, Span span);

/// "Languages: Python, Go" → where the label and the list stand; no label, no list.
struct LabeledList {
    Span label;
    Span list;
};
std::optional<LabeledList> split_label(const Reading& reading, Span span);

}  // namespace vitae
