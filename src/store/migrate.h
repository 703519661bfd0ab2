#pragma once
// Brings a database to the schema of this program: the embedded files of migrations/, in order,
// each once.

#include "store/database.h"

namespace vitae {

/// Runs what is missing, each migration in its own transaction; where several processes share the
/// database, one of them does. Refuses a database that a newer program has changed.
Result<void> migrate(Connection& sql, Time now);

/// As it was when that was the last migration, for tests of those after it.
Result<void> migrate_to_for_test(Connection& sql, Time now, std::int64_t number);

}  // namespace vitae
