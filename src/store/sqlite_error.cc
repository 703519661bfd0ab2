#include "store/sqlite_error.h"

#include <cstdlib>

#include <sqlite3.h>

#include "base/log.h"

namespace vitae {

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
    Error error{
        .code = Code::internal,
        .reason = "sql_failed",
        .message =
            "The database refused a statement. This is a fault in Vitae: please report it with"
            " the log.",
        .native = code};
    switch (code & 0xff) {
        case SQLITE_FULL:
            error = {
                .code = Code::unavailable,
                .reason = "disk_full",
                .message =
                    "The disk of the data folder is full. Free some space, then try again;"
                    " nothing was half done.",
                .native = code};
            break;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            error = {
                .code = Code::unavailable,
                .reason = "database_busy",
                .message = "The database is busy. Try again in a moment.",
                .native = code};
            break;
        case SQLITE_CONSTRAINT:
            error = {
                .code = Code::conflict,
                .reason = "constraint",
                .message = "This contradicts what is stored already.",
                .native = code};
            break;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            error = {
                .code = Code::unavailable,
                .reason = "database_damaged",
                .message = "The database file is damaged. Stop the server and restore a backup.",
                .native = code};
            break;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
            error = {
                .code = Code::unavailable,
                .reason = "database_unavailable",
                .message =
                    "The database file cannot be read or written. Check the disk and the"
                    " permissions of the data folder.",
                .native = code};
            break;
        default: break;
    }
    return error;
}

}  // namespace vitae
