#pragma once
// Cuts a section into its entries: the rows that head each, its dates and its running text. Dates
// are the anchors; where there are none, what looks like the first row begins an entry.

#include "resume/entry_rows.h"

namespace vitae {

struct Entry {
    std::vector<EntryRow> heading;  ///< In reading order.
    std::vector<EntryRow> body;
    std::optional<TimeSpan> time;
};

std::vector<Entry> find_entries(const Reading& reading, const Section& section);

}  // namespace vitae
