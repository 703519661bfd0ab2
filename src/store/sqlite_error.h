#pragma once
// What a failure of SQLite means to a person.

#include "base/error.h"

struct sqlite3;

namespace vitae {

/// The connection's last failure. Ends the process after a failed fsync: what is on the disk then,
/// only a restart can tell.
Error sqlite_error(sqlite3* db);

}  // namespace vitae
