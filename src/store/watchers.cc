#include "store/watchers.h"

namespace vitae {

Result<bool> hold_watch(
    Tend& tx, const SourceId& source, std::string_view holder, Duration lease_length
) {
    const std::int64_t now = tx.lease_clock().count();
    const std::int64_t held = TRY(tx.sql().execute(
        "INSERT INTO watchers (source_id, holder, lease_until) VALUES (:source, :holder, :until) ON"
        " CONFLICT (source_id) DO UPDATE SET holder = excluded.holder, lease_until ="
        " excluded.lease_until WHERE watchers.holder = excluded.holder OR watchers.lease_until <="
        " :now",
        {{"source", source},
         {"holder", holder},
         {"until", now + lease_length.count()},
         {"now", now}}
    ));
    return held > 0;
}

Result<void> release_watches(Tend& tx, std::string_view holder) {
    TRY(tx.sql().execute("DELETE FROM watchers WHERE holder = :holder", {{"holder", holder}}));
    return {};
}

Result<void> forget_watches(Tend& tx) {
    TRY(tx.sql().execute("DELETE FROM watchers"));
    return {};
}

}  // namespace vitae
