#pragma once
// The one thread that writes. It takes all waiting operations, runs each in its savepoint, commits
// them together with one flush to disk, and then answers each: so durable writes get cheaper the
// more there are (group commit).

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <thread>
#include <vector>

#include "base/condition.h"
#include "base/gate.h"
#include "model/caller.h"
#include "store/audit.h"
#include "store/transaction.h"

namespace vitae {

/// A write on its way. The writer calls `work`, then `answer` once, on its own thread, and then
/// forgets it. It calls `work` again when all that it did was undone by something that passes: a
/// lost connection, a deadlock with another process.
class WriteOperation {
public:
    virtual ~WriteOperation() = default;
    /// Who does it, for the audit events that it must leave; null for the queue's own books.
    virtual const Actor* actor() const = 0;
    virtual Result<void> work(Tx& tx, Audit& audit) = 0;
    /// Operations of one group may be done in one go, by the first of them. Null: each by itself.
    virtual const void* group() const { return nullptr; }
    /// Does all of these, which are of this one's group, or fails and has done nothing that counts:
    /// then each is done by itself. One Audit for each.
    virtual Result<void>
    work_together(Tx&, const std::vector<WriteOperation*>&, std::vector<Audit>&) {
        return Error{.code = Code::internal, .reason = "write_without_group"};
    }
    /// On disk, or failed and undone. Must not block: others wait.
    virtual void answer(Result<void> outcome) = 0;
};

class Writer {
public:
    using OnCommit = std::function<void(unsigned changes)>;

    Writer(std::unique_ptr<Connection> sql, const Clock& clock, Random& random);
    /// Writes all that was submitted.
    ~Writer();

    /// The operation must live until it is answered. What it returns opens after that: for whoever
    /// waits. Any thread.
    std::shared_ptr<const Gate> submit(WriteOperation& operation);

    /// How many operations wait for the next commit.
    std::size_t waiting();

    std::uint64_t access_version() const { return access_version_; }
    void raise_access_version() { ++access_version_; }

    /// Who this is among the writers of several processes: their notices begin with it.
    const std::string& name() const { return name_; }

    /// Called inside each transaction that changed ingest jobs, after its rows were written and
    /// before its audit events. When it fails, so does the transaction.
    using BeforeCommit = std::function<Result<void>(Tend& tx, const std::set<JobId>& changed)>;
    void set_before_commit(BeforeCommit before_commit);

    /// Called on the writer's thread after each commit that changed something; no longer once
    /// another is set.
    void set_on_commit(OnCommit on_commit);

private:
    struct Entry {
        WriteOperation* operation;
        Result<void> outcome;
    };
    struct Batch {
        std::vector<Entry> entries;
        std::shared_ptr<Gate> answered;
    };

    /// A batch is first run without a savepoint for each of its writes, which where the database is
    /// a network away are most of its messages. When one of them fails it is run again with them.
    enum class Undo : std::uint8_t { batch, each };

    /// What the batch has come to so far.
    struct Progress {
        Undo undo = Undo::batch;
        ChainHead head;
        std::vector<AuditEvent> events;
        unsigned changes = 0;
        std::set<JobId> ingest_jobs;
    };

    void run(const std::stop_token& stop);
    void run_batch(Batch& batch);
    Result<unsigned> run_until_settled(Batch& batch);
    Result<unsigned> run_transaction(Batch& batch, Undo undo);
    Result<void> run_operations(
        std::vector<Entry>& batch, Duration lease_clock, Progress& progress
    );
    /// Whether these, of one group, are done; else each is to be done by itself.
    Result<bool> run_group(std::span<Entry> entries, Duration lease_clock, Progress& progress);
    Result<void> set_savepoint(const Progress& progress);
    Result<void> release_savepoint(const Progress& progress);
    Result<void> undo_operation(const Progress& progress);
    static void add_events(
        const Tx& tx, const Actor& actor, const Audit& audit, Progress& progress
    );
    static void note_changes(const Tx& tx, Progress& progress);
    /// Notes the operation's outcome; fails only when the transaction of the whole batch must.
    Result<void> run_operation(Entry& entry, Duration lease_clock, Progress& progress);
    Result<void> do_work(WriteOperation& operation, Tx& tx, Progress& progress);
    Result<void> finish(Duration lease_clock, const Progress& progress);
    Result<unsigned> commit(const Progress& progress);
    Result<bool> came_through(const Progress& progress);

    std::unique_ptr<Connection> sql_;
    const Clock& clock_;
    Random& random_;
    const std::string name_;
    std::mutex on_commit_mutex_;
    OnCommit on_commit_;
    BeforeCommit before_commit_;
    std::atomic<std::uint64_t> access_version_ = 0;
    std::mutex mutex_;
    Condition waiting_changed_;
    Batch waiting_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace vitae
