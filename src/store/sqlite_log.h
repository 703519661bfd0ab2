#pragma once
// A VFS for SQLite (sqlite.org/vfs.html) that gathers what a commit writes to the log (the WAL).
// SQLite itself writes each page by two calls, a head of 24 bytes and the page; here what follows
// on one another waits until the log is synced, read or closed, and is written by one call. Only
// for connections with synchronous=FULL: there each commit is synced before anybody may see it.

namespace vitae {

/// The name by which to open a database so; nullptr, for SQLite's own, when it cannot be set up.
/// Any thread.
const char* vfs_with_gathered_log();

}  // namespace vitae
