#pragma once
// Decides where the entries of a section begin and how many rows head each: of all ways to cut the
// rows it takes the one in which the headings say most and look most alike. Called by entries.cc.

#include "resume/entry_rows.h"

namespace vitae {

enum class EntryKind { work, education, other };

struct Cut {
    std::size_t start = 0;
    std::size_t body = 0;  ///< The first row that is no heading.
    std::size_t end = 0;
};

std::vector<Cut> cut_entries(
    const Reading& reading, const std::vector<EntryRow>& rows, EntryKind kind
);

}  // namespace vitae
