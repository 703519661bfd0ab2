#pragma once
// The one thread that writes. It takes all waiting operations, runs each in its savepoint, commits
// them together with one flush to disk, and then answers each: so durable writes get cheaper the
// more there are (group commit).

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "model/caller.h"
#include "store/audit.h"
#include "store/transaction.h"

namespace vitae {

class Writer {
public:
    using Work = std::function<Result<void>(Tx&, Audit&)>;
    using OnCommit = std::function<void(unsigned changes)>;

    Writer(std::unique_ptr<Connection> sql, const Clock& clock, Random& random);
    ~Writer();

    /// Runs the work and returns once it is on disk, or failed and undone. With an actor, the work
    /// must add an audit event or it is undone. Any thread but the writer's own.
    Result<void> commit(const Actor* actor, const Work& work);

    /// Called on the writer's thread after each commit that changed something. Set before the first
    /// write.
    void set_on_commit(OnCommit on_commit) { on_commit_ = std::move(on_commit); }

private:
    struct Operation;

    void run(const std::stop_token& stop);
    void run_batch(const std::vector<Operation*>& batch);
    Result<unsigned> run_transaction(const std::vector<Operation*>& batch);
    Result<void> run_operation(Operation& operation, ChainHead& head, unsigned& changes);
    Result<void> do_work(Operation& operation, Tx& tx, ChainHead& head);

    std::unique_ptr<Connection> sql_;
    const Clock& clock_;
    Random& random_;
    OnCommit on_commit_;
    std::mutex mutex_;
    std::condition_variable_any waiting_changed_;
    std::vector<Operation*> waiting_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace vitae
