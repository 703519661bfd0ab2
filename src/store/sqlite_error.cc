#include "store/sqlite_error.h"

#include <cstdlib>

#include <sqlite3.h>

#include "base/log.h"

namespace vitae {

namespace {

/// By SQLite's primary result code.
Error classify(int code) {
    switch (code) {
        case SQLITE_FULL:
            return {
                Code::unavailable,
                "disk_full",
                "The disk of the data folder is full. Free some space, then try again; nothing was"
                " half done."};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {
                Code::unavailable, "database_busy", "The database is busy. Try again in a moment."};
        case SQLITE_CONSTRAINT:
            return {Code::conflict, "constraint", "This contradicts what is stored already."};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {
                Code::unavailable,
                "database_damaged",
                "The database file is damaged. Stop the server and restore a backup."};
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
            return {
                Code::unavailable,
                "database_unavailable",
                "The database file cannot be read or written. Check the disk and the permissions"
                " of the data folder."};
        default:
            return {
                Code::internal,
                "sql_failed",
                "The database refused a statement. This is a fault in Vitae: please report it with"
                " the log."};
    }
}

}  // namespace

Error sqlite_error(sqlite3* db) {
    const int code = sqlite3_extended_errcode(db);
    // After a failed fsync nobody knows what is on the disk, and a second one may lie. A restart
    // reads the truth.
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) {
        log_error(
            "store.fsync_failed",
            Error{.code = Code::internal, .reason = "fsync_failed", .native = code}
        );
        std::_Exit(70);
    }
    Error error = classify(code & 0xff);
    error.native = code;
    return error;
}

}  // namespace vitae
