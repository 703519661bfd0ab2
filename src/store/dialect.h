#pragma once
// What the two engines spell differently, all in one place. Private to store/.

#include "store/database.h"

namespace vitae {

/// "sqlite" or "postgres": what `@only` blocks of a migration ask for.
Literal name_of(Dialect dialect);

/// Words of a migration that each engine has its own spelling for; anything else is the same in
/// both.
inline constexpr std::string_view kPlaceholders[] = {
    "@int64@", "@bytes@", "@strict@", "@keyed@", " TEXT"};
std::string_view spell(Dialect dialect, std::string_view placeholder);

/// Row: seq and hash of the chain's head, and the microseconds that leases are measured on, where
/// the database tells them. Where several processes write, the row stays locked until the
/// transaction ends: so they take turns, as writers of SQLite do by its own lock.
Literal take_turn_sql(Dialect dialect);

/// Keeps others from changing the schema at the same time; empty where one process has the
/// database for itself.
Literal lock_schema_sql(Dialect dialect);

/// Row: whether the table of applied migrations is there.
Literal has_migrations_sql(Dialect dialect);

/// Rows: key and id of the jobs that are queued under one of these keys. Parameter: keys, a JSON
/// array of texts.
Literal queued_by_keys_sql(Dialect dialect);

/// Tells other processes what a transaction changed, once it is committed; empty where there are
/// none. Parameter: payload.
Literal notify_sql(Dialect dialect);

}  // namespace vitae
