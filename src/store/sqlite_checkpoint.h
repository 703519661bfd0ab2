#pragma once
// Moves what SQLite's write-ahead log holds into the database file, on a thread and a connection of
// its own, while the writer goes on appending to the log. Made for the writing connection, which
// tells it after each commit how long the log is.
//
// https://www.sqlite.org/wal.html: a passive checkpoint waits for nobody, and the log starts again
// from its beginning only when all of it was moved and a write follows. While writes never pause,
// some are always left over, so now and then the writer moves those itself, and waits shortly for
// those who read the log: a few pages, so it is short.

#include <filesystem>
#include <mutex>
#include <thread>

#include "base/condition.h"
#include "base/result.h"

struct sqlite3;

namespace vitae {

/// How long a connection waits for another's lock.
constexpr int kBusyMilliseconds = 5000;

class SqliteCheckpoint {
public:
    /// `writing` outlives this.
    static Result<std::unique_ptr<SqliteCheckpoint>> start(
        const std::filesystem::path& file, sqlite3* writing
    );
    ~SqliteCheckpoint();

private:
    SqliteCheckpoint(sqlite3* own, sqlite3* writing);
    static int after_commit(void* self, sqlite3* writing, const char* schema, int pages);
    void run(const std::stop_token& stop);

    sqlite3* own_;
    sqlite3* writing_;
    int asked_at_ = 0;  ///< Pages in the log when it was last asked for; the writer's alone.
    std::mutex mutex_;
    Condition due_changed_;
    bool due_ = false;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace vitae
