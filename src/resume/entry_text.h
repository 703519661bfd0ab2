#pragma once
// The parts of an entry that its kinds share: its dates, its bullets and its prose, each cited.

#include "model/record.h"
#include "resume/entries.h"

namespace vitae {

struct EntryDates {
    MaybeDate start, end;
};
/// A date alone is the end; `whole` says that it is the start as well.
EntryDates cite_dates(const Reading& reading, const Entry& entry, bool single_is_whole);

/// The bullets of an entry, each with the rows that it goes on in.
std::vector<CitedText> cite_highlights(const Reading& reading, const Entry& entry);
/// Its other text.
MaybeText cite_summary(const Reading& reading, const Entry& entry);

/// One value of several spans.
CitedText cite_joined(
    const Reading& reading, const std::vector<Span>& spans, Literal rule, double confidence
);

}  // namespace vitae
