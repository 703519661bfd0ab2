#pragma once
// BullMQ's own tables and functions in PostgreSQL, out of its pinned npm package. Its migrations
// are applied as its own migrator does it: one transaction, under its advisory lock.

#include "store/database.h"

namespace vitae {

/// Refuses a schema that a newer major version of BullMQ has changed.
Result<void> migrate_bullmq(Connection& sql);

}  // namespace vitae
