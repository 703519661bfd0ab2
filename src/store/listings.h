#pragma once
// How far the listing of each path of a source has come: its cursor. It is written in the
// transaction of the document jobs that it led to, so it is never ahead of them.

#include "model/source.h"
#include "store/transaction.h"

namespace vitae {

struct Listing {
    SourceId source;
    std::string path;
    std::string place;               ///< See ListedFile::place.
    std::string cursor;              ///< Empty: not begun, or the source has no memory.
    std::optional<Time> full_since;  ///< Set while everything is listed, not only changes.
};

Result<std::optional<Listing>> find_listing(
    Read& read, const SourceId& source, std::string_view path
);
/// Moves the cursor on. `conflict` "listing_shared" unless it still stands where `listing` says.
Result<void> move_listing(Tend& tx, const Listing& listing, std::string_view cursor);
/// Notes that a whole listing is over: from now on the cursor leads to changes.
Result<void> end_full_listing(Tend& tx, const Listing& listing);
Result<void> forget_listing(Tend& tx, const SourceId& source, std::string_view path);
/// All of a source's: its paths mean something else now.
Result<void> forget_listings(Tend& tx, const SourceId& source);

}  // namespace vitae
