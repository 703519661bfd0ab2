#include "store/listings.h"

namespace vitae {

Result<std::optional<Listing>> find_listing(
    Read& read, const SourceId& source, std::string_view path
) {
    const Rows rows = TRY(read.sql().query(
        "SELECT place, cursor, full_since FROM listings WHERE source_id = :source AND path = :path",
        {{"source", source}, {"path", path}}
    ));
    if (rows.empty()) return std::optional<Listing>();
    const Row& row = rows[0];
    return std::optional(Listing{
        source, std::string(path), row.text(0), row.text(1), row.find_time(2)});
}

Result<void> move_listing(Tend& tx, const Listing& listing, std::string_view cursor) {
    // A listing that has begun must stand at the cursor that the page followed; two jobs that drain
    // the same path would else take each other's pages for their own.
    const std::int64_t moved = TRY(tx.sql().execute(
        "INSERT INTO listings (source_id, path, place, cursor, full_since, updated_at) VALUES"
        " (:source, :path, :place, :cursor, :full_since, :now) ON CONFLICT (source_id, path) DO"
        " UPDATE SET cursor = excluded.cursor, updated_at = excluded.updated_at WHERE"
        " listings.cursor = :before",
        {{"source", listing.source},
         {"path", listing.path},
         {"place", listing.place},
         {"cursor", cursor},
         {"full_since", listing.full_since},
         {"now", tx.now()},
         {"before", listing.cursor}}
    ));
    if (moved == 0) return Error{.code = Code::conflict, .reason = "listing_shared"};
    tx.note(Change::job_changed);
    return {};
}

Result<void> end_full_listing(Tend& tx, const Listing& listing) {
    TRY(tx.sql().execute(
        "UPDATE listings SET full_since = NULL, updated_at = :now WHERE source_id = :source AND"
        " path = :path",
        {{"now", tx.now()}, {"source", listing.source}, {"path", listing.path}}
    ));
    return {};
}

Result<void> forget_listing(Tend& tx, const SourceId& source, std::string_view path) {
    TRY(tx.sql().execute(
        "DELETE FROM listings WHERE source_id = :source AND path = :path",
        {{"source", source}, {"path", path}}
    ));
    return {};
}

Result<void> forget_listings(Tend& tx, const SourceId& source) {
    TRY(tx.sql().execute("DELETE FROM listings WHERE source_id = :source", {{"source", source}}));
    return {};
}

}  // namespace vitae
