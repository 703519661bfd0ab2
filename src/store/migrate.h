#pragma once
// Brings a database to the schema of this program: the embedded files of migrations/, in order,
// each once.

#include "store/database.h"

namespace vitae {

/// Runs what is missing, each migration in its own transaction; where several processes share the
/// database, one of them does. Refuses a database that a newer program has changed.
Result<void> migrate(Connection& sql, Time now);

}  // namespace vitae
