#pragma once
// Cuts a section into its entries: the rows that head each, its dates and its running text. Pure;
// called for work, education, projects and the other lists of entries.

#include "resume/entry_cut.h"

namespace vitae {

struct Entry {
    std::vector<EntryRow> heading;  ///< In reading order.
    std::vector<EntryRow> body;
    std::optional<TimeSpan> time;
};

std::vector<Entry> find_entries(const Reading& reading, const Section& section, EntryKind kind);

}  // namespace vitae
