#pragma once
// Finds dates and spans of time as resumes write them: "Jan 2019 – heute", "03/19–05/20",
// "2020年4月～現在", "since 2018", "Summer 2017". Pure; looks at one line of text.

#include <optional>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/utf8.h"

namespace vitae {

struct Moment {
    Date date;
    Span span;
    Span rest;  ///< Where it goes on in the next row; mostly empty.
};

/// Spans count from the beginning of the text that was searched.
struct TimeSpan {
    Span span;  ///< With the words around it: "since", "present".
    std::optional<Moment> start;
    std::optional<Moment> end;
    bool current = false;  ///< It says that it goes on.
    bool open = false;     ///< It ends in a dash: the rest may stand elsewhere.
    bool single = false;   ///< One date alone, kept in `end`.
};

std::vector<TimeSpan> find_time_spans(std::u32string_view text);

}  // namespace vitae
