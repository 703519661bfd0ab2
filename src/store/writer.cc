#include "store/writer.h"

#include <algorithm>

#include "base/batch.h"
#include "base/fail_point.h"
#include "base/log.h"
#include "store/dialect.h"

namespace vitae {

namespace {
constexpr int kTries = 4;
constexpr auto kPause = std::chrono::milliseconds(50);
constexpr Literal kOneFailed = "one_write_failed";
/// A database server that starts again is back within this.
constexpr int kLooks = 100;
constexpr auto kPauseOfLooks = std::chrono::milliseconds(100);

Error commit_unknown() {
    return {
        Code::unavailable,
        kCommitUnknown,
        "The database server hung up while it stored this, and has not come back, so nobody knows"
        " whether it is stored. Look before you do it again, or use the same Idempotency-Key."};
}
}  // namespace

Writer::Writer(std::unique_ptr<Connection> sql, const Clock& clock, Random& random)
    : sql_(std::move(sql)),
      clock_(clock),
      random_(random),
      name_(to_hex(random.bytes(8))),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Writer::~Writer() {
    thread_.request_stop();
    thread_.join();
}

std::shared_ptr<const Gate> Writer::submit(WriteOperation& operation) {
    std::shared_ptr<const Gate> answered;
    bool is_first = false;
    {
        const std::lock_guard lock(mutex_);
        is_first = waiting_.entries.empty();
        if (is_first) waiting_.answered = std::make_shared<Gate>();
        waiting_.entries.push_back({&operation, {}});
        answered = waiting_.answered;
    }
    if (is_first) waiting_changed_.notify_one();
    return answered;
}

void Writer::set_on_commit(OnCommit on_commit) {
    const std::lock_guard lock(on_commit_mutex_);
    on_commit_ = std::move(on_commit);
}

void Writer::set_before_commit(BeforeCommit before_commit) {
    const std::lock_guard lock(on_commit_mutex_);
    before_commit_ = std::move(before_commit);
}

std::size_t Writer::waiting() {
    const std::lock_guard lock(mutex_);
    return waiting_.entries.size();
}

void Writer::run(const std::stop_token& stop) {
    run_as_batch();  // who submits goes on submitting, so there is more in each commit
    Batch batch;
    while (true) {
        {
            std::unique_lock lock(mutex_);
            waiting_changed_.wait(lock, stop, [&] { return !waiting_.entries.empty(); });
            if (waiting_.entries.empty()) return;  // stopped, and all is written
            std::swap(batch, waiting_);
        }
        run_batch(batch);
        batch.entries.clear();
    }
}

void Writer::run_batch(Batch& batch) {
    const Result<unsigned> committed = run_until_settled(batch);
    if (!committed) {
        log_error(
            "store.commit_failed",
            committed.error(),
            {{"operations", static_cast<std::int64_t>(batch.entries.size())}}
        );
        for (Entry& entry : batch.entries) entry.outcome = committed.error();
    }
    if (committed && (*committed & static_cast<unsigned>(Change::access)) != 0) ++access_version_;
    fail_point("after_commit_before_answer");
    for (Entry& entry : batch.entries) entry.operation->answer(std::move(entry.outcome));
    batch.answered->open();
    if (!committed || *committed == 0) return;
    const std::lock_guard lock(on_commit_mutex_);
    if (on_commit_) on_commit_(*committed);
}

Result<unsigned> Writer::run_until_settled(Batch& batch) {
    Undo undo = Undo::batch;
    for (int tries = 1;;) {
        Result<unsigned> committed = run_transaction(batch, undo);
        if (committed) return committed;
        (void)sql_->execute("ROLLBACK");
        if (committed.error().reason.view() == kOneFailed.view()) {
            undo = Undo::each;
            continue;
        }
        if (!is_passing(committed.error()) || tries == kTries) return committed;
        std::this_thread::sleep_for(kPause * tries++);
    }
}

Result<unsigned> Writer::run_transaction(Batch& batch, Undo undo) {
    TRY(sql_->begin());
    const Turn turn = TRY(take_turn(*sql_));
    Progress progress{.undo = undo, .head = turn.head};
    const Duration lease_clock = turn.database_clock.value_or(clock_.steady());
    TRY(run_operations(batch.entries, lease_clock, progress));
    TRY(finish(lease_clock, progress));
    fail_point("before_commit");
    return commit(progress);
}

/// What follows the rows themselves: the queue, the audit trail, and word to other processes.
Result<void> Writer::finish(Duration lease_clock, const Progress& progress) {
    const std::unique_lock lock(on_commit_mutex_);
    if (before_commit_ && !progress.ingest_jobs.empty()) {
        Tend tx(*sql_, clock_.now(), lease_clock, random_);
        TRY(before_commit_(tx, progress.ingest_jobs));
    }
    if (!progress.events.empty()) {
        TRY(insert_events(*sql_, progress.events));
        TRY(store_chain_head(*sql_, progress.head));
    }
    const Literal notify = notify_sql(sql_->dialect());
    if (progress.changes != 0 && !notify.empty())
        TRY(sql_->execute_soon(
            notify, {{"payload", name_ + ' ' + std::to_string(progress.changes)}}
        ));
    return {};
}

/// What came through must not be done again, so while the connection is broken nothing is.
Result<unsigned> Writer::commit(const Progress& progress) {
    const auto committed = sql_->execute("COMMIT");
    if (committed) return progress.changes;
    if (committed.error().reason.view() != kCommitUnknown.view()) return committed.error();
    for (int looks = 1; looks <= kLooks; ++looks) {
        const Result<bool> found = came_through(progress);
        if (found && *found) return progress.changes;
        if (found) return database_lost();  // nothing of it is there: it may be tried again
        (void)sql_->execute("ROLLBACK");
        if (!is_passing(found.error())) return found.error();
        std::this_thread::sleep_for(kPauseOfLooks);
    }
    return commit_unknown();
}

/// The chain tells: its head can be had only once the broken transaction has ended either way.
Result<bool> Writer::came_through(const Progress& progress) {
    if (progress.events.empty()) return false;
    TRY(sql_->begin());
    TRY(take_turn(*sql_));
    const bool found = TRY(has_event(*sql_, progress.head));
    TRY(sql_->execute("ROLLBACK"));
    return found;
}

/// Where the database is a network away, what can be done together is. All of a batch wait at the
/// same time, so they may come in any order.
Result<void> Writer::run_operations(
    std::vector<Entry>& batch, Duration lease_clock, Progress& progress
) {
    const bool together = sql_->dialect() == Dialect::postgres;
    if (together)
        std::ranges::stable_sort(batch, std::less<const void*>(), [](const Entry& entry) {
            return entry.operation->group();
        });
    for (std::size_t at = 0; at < batch.size();) {
        std::size_t end = at + 1;
        const void* group = together ? batch[at].operation->group() : nullptr;
        while (group != nullptr && end < batch.size() && batch[end].operation->group() == group)
            ++end;
        const std::span<Entry> entries(&batch[at], end - at);
        at = end;
        if (entries.size() > 1 && TRY(run_group(entries, lease_clock, progress))) continue;
        for (Entry& entry : entries) TRY(run_operation(entry, lease_clock, progress));
    }
    return {};
}

Result<bool> Writer::run_group(std::span<Entry> entries, Duration lease_clock, Progress& progress) {
    TRY(set_savepoint(progress));
    Tx tx(*sql_, clock_.now(), lease_clock, random_);
    std::vector<WriteOperation*> operations;
    for (const Entry& entry : entries) operations.push_back(entry.operation);
    std::vector<Audit> audits(entries.size());
    const auto done = entries.front().operation->work_together(tx, operations, audits);
    if (!done) {
        if (is_passing(done.error())) return done.error();
        TRY(undo_operation(progress));
        return false;
    }
    TRY(release_savepoint(progress));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].outcome = {};
        if (const Actor* actor = entries[i].operation->actor())
            add_events(tx, *actor, audits[i], progress);
    }
    note_changes(tx, progress);
    return true;
}

void Writer::add_events(const Tx& tx, const Actor& actor, const Audit& audit, Progress& progress) {
    auto events = chain_events(tx, progress.head, actor, audit.events());
    std::move(events.begin(), events.end(), std::back_inserter(progress.events));
}

void Writer::note_changes(const Tx& tx, Progress& progress) {
    progress.changes |= tx.changes();
    progress.ingest_jobs.insert(tx.ingest_jobs().begin(), tx.ingest_jobs().end());
}

Result<void> Writer::set_savepoint(const Progress& progress) {
    if (progress.undo == Undo::each) TRY(sql_->execute("SAVEPOINT operation"));
    return {};
}

Result<void> Writer::release_savepoint(const Progress& progress) {
    if (progress.undo == Undo::each) TRY(sql_->execute("RELEASE operation"));
    return {};
}

Result<void> Writer::undo_operation(const Progress& progress) {
    if (progress.undo == Undo::batch) return Error{.code = Code::internal, .reason = kOneFailed};
    if (!sql_->execute("ROLLBACK TO operation"))
        // The whole transaction went with it, so nothing may follow.
        return Error{
            .code = Code::unavailable,
            .reason = "transaction_lost",
            .message =
                "The database undid all that was under way, as when its disk is full. Nothing was"
                " done. Check the disk, then try again."};
    TRY(sql_->execute("RELEASE operation"));
    return {};
}

Result<void> Writer::run_operation(Entry& entry, Duration lease_clock, Progress& progress) {
    TRY(set_savepoint(progress));
    Tx tx(*sql_, clock_.now(), lease_clock, random_);
    entry.outcome = do_work(*entry.operation, tx, progress);
    if (!entry.outcome) {
        if (is_passing(entry.outcome.error())) return entry.outcome;
        return undo_operation(progress);
    }
    note_changes(tx, progress);
    return release_savepoint(progress);
}

/// Its events join the batch's only when all of it is well.
Result<void> Writer::do_work(WriteOperation& operation, Tx& tx, Progress& progress) {
    Audit audit;
    try {
        TRY(operation.work(tx, audit));
    } catch (const std::exception&) {  // a row that no program of ours wrote: only this write fails
        return Error{.code = Code::internal, .reason = "internal"};
    }
    if (operation.actor() == nullptr) return {};
    if (audit.events().empty())
        return Error{
            .code = Code::internal,
            .reason = "write_without_audit",
            .message =
                "A write left no audit event, so it was undone. This is a fault in Vitae: please"
                " report it."};
    add_events(tx, *operation.actor(), audit, progress);
    return {};
}

}  // namespace vitae
