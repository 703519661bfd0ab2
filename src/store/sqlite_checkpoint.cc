#include "store/sqlite_checkpoint.h"

#include <sqlite3.h>

#include "base/log.h"
#include "store/sqlite_error.h"

namespace vitae {

namespace {

/// 16 MiB: the more are moved at once, the more often a page was written again meanwhile.
constexpr int kPagesWorthMoving = 4'000;
/// 64 MiB of log: the writer moves the rest itself, so that the log starts again.
constexpr int kMostPages = 16'000;
/// Shortly before, less is worth moving: then the rest is little, and nobody waits long for it.
constexpr int kNearMost = kMostPages - kPagesWorthMoving / 2;
constexpr int kPagesWorthMovingThen = 500;
/// How long the writer waits for readers that look at the log.
constexpr int kPatienceMilliseconds = 5;

/// Busy means that another checkpoint is under way, or that somebody reads for long: it is tried
/// again a little later.
void move_pages(sqlite3* db, int mode = SQLITE_CHECKPOINT_PASSIVE) {
    const int state = sqlite3_wal_checkpoint_v2(db, nullptr, mode, nullptr, nullptr);
    if (state != SQLITE_OK && state != SQLITE_BUSY)
        log_error("store.checkpoint_failed", sqlite_error(db));
}

}  // namespace

Result<std::unique_ptr<SqliteCheckpoint>> SqliteCheckpoint::start(
    const std::filesystem::path& file, sqlite3* writing
) {
    sqlite3* own = nullptr;
    const int opened =
        sqlite3_open_v2(file.c_str(), &own, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK) {
        const Error error = sqlite_error(own);
        sqlite3_close_v2(own);
        return error;
    }
    sqlite3_extended_result_codes(own, 1);
    return std::unique_ptr<SqliteCheckpoint>(new SqliteCheckpoint(own, writing));
}

SqliteCheckpoint::SqliteCheckpoint(sqlite3* own, sqlite3* writing)
    : own_(own), writing_(writing), thread_([this](const std::stop_token& stop) { run(stop); }) {
    sqlite3_wal_hook(writing_, &after_commit, this);
}

SqliteCheckpoint::~SqliteCheckpoint() {
    sqlite3_wal_hook(writing_, nullptr, nullptr);
    thread_.request_stop();
    thread_.join();
    sqlite3_close_v2(own_);
}

int SqliteCheckpoint::after_commit(void* self, sqlite3* writing, const char*, int pages) {
    auto& checkpoint = *static_cast<SqliteCheckpoint*>(self);
    if (pages < checkpoint.asked_at_) checkpoint.asked_at_ = 0;  // the log has started again
    const int worth = pages < kNearMost ? kPagesWorthMoving : kPagesWorthMovingThen;
    if (pages < checkpoint.asked_at_ + worth) return SQLITE_OK;
    checkpoint.asked_at_ = pages;
    if (pages >= kMostPages) {
        sqlite3_busy_timeout(writing, kPatienceMilliseconds);
        move_pages(writing, SQLITE_CHECKPOINT_RESTART);
        sqlite3_busy_timeout(writing, kBusyMilliseconds);
        return SQLITE_OK;
    }
    {
        const std::lock_guard lock(checkpoint.mutex_);
        checkpoint.due_ = true;
    }
    checkpoint.due_changed_.notify_one();
    return SQLITE_OK;
}

void SqliteCheckpoint::run(const std::stop_token& stop) {
    while (true) {
        {
            std::unique_lock lock(mutex_);
            if (!due_changed_.wait(lock, stop, [&] { return due_; })) return;
            due_ = false;
        }
        move_pages(own_);
    }
}

}  // namespace vitae
