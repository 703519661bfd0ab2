#pragma once
// The system of record. Reading needs nothing; writing needs a Grant and leaves an audit event in
// the same transaction; the queue's own books (claims, leases, progress) have a narrow door of
// their own. Any thread.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <vector>

#include "model/grant.h"
#include "store/write_operations.h"

namespace vitae {

class Store {
public:
    /// Brings the schema up to date first. The clock and the randomness outlive the store.
    static Result<std::unique_ptr<Store>> open(
        std::unique_ptr<Engine> engine, const Clock& clock, Random& random
    );

    /// `work(Read&)`, on one of a few reading connections.
    template <class Work>
    auto read(Work&& work) -> std::invoke_result_t<Work&, Read&> {
        const ReaderLease lease(*this);
        if (!lease.connection()) return lease.connection().error();
        Read read(**lease.connection(), clock_.now());
        return work(read);
    }

    /// `work(Tx&, Audit&)`: returns after it is on disk. Work that adds no audit event, or fails,
    /// leaves nothing behind.
    template <class Work>
    auto write(const Grant& grant, Work&& work) -> std::invoke_result_t<Work&, Tx&, Audit&> {
        return commit<std::invoke_result_t<Work&, Tx&, Audit&>>(&grant.actor(), work);
    }

    /// `work(Tend&)`: the queue's books.
    template <class Work>
    auto tend(Work&& work) -> std::invoke_result_t<Work&, Tend&> {
        return commit<std::invoke_result_t<Work&, Tend&>>(nullptr, [&](Tx& tx, Audit&) {
            return work(tx);
        });
    }

    /// `work(Tend&, count)` for as many threads as ask at the same time: a Result of one answer for
    /// each. On a database that is a network away that is many times faster.
    template <class Work>
    auto tend_together(Work&& work) {
        using Answers = std::remove_cvref_t<decltype(*work(std::declval<Tend&>(), std::size_t{1}))>;
        SharedTend<typename Answers::value_type, std::remove_reference_t<Work>> operation(work);
        writer_->submit(operation)->wait();
        return operation.take();
    }

    /// The same as write without waiting: `then(Answer)` is called on the writer's thread once it
    /// is on disk, or failed, and must not block.
    template <class Work, class Then>
    void write_later(Grant grant, Work work, Then then) {
        writer_->submit(
            *new LaterWrite<Work, Then>(std::move(grant), std::move(work), std::move(then))
        );
    }

    /// An operation of one's own, that may be done together with others of its group. It must live
    /// until it is answered; what this returns opens after that, and after all that came before.
    std::shared_ptr<const Gate> write_operation(WriteOperation& operation) {
        return writer_->submit(operation);
    }

    /// Writes an audit event alone: a denial, or a look at personal data. It changes nothing else,
    /// so it needs no Grant.
    Result<void> record(
        const Actor& actor,
        Event event,
        std::string_view entity,
        std::initializer_list<Field> metadata = {},
        Outcome outcome = Outcome::success
    );

    void set_on_commit(Writer::OnCommit on_commit) { writer_->set_on_commit(std::move(on_commit)); }
    void set_before_commit(Writer::BeforeCommit before_commit) {
        writer_->set_before_commit(std::move(before_commit));
    }

    /// Another process says that it committed something: payload of the channel "vitae". What
    /// changed, or nothing when this process said it itself.
    unsigned heed(std::string_view notice);
    /// Whether other processes' notices arrive. While they do not, nothing that was looked up
    /// earlier counts. Empty where there are no other processes.
    void set_hears_others(std::function<bool()> hears) { hears_others_ = std::move(hears); }

    /// How many writes wait for the next commit: what a caller that can wait should look at.
    std::size_t writes_waiting() const { return writer_->waiting(); }

    /// Rises before anyone is told that a credential or an account has changed: what was looked up
    /// earlier is stale.
    std::uint64_t access_version() const {
        if (hears_others_ && !hears_others_()) writer_->raise_access_version();
        return writer_->access_version();
    }

    const Clock& clock() const { return clock_; }
    Random& random() const { return random_; }

private:
    Store(
        std::unique_ptr<Engine> engine,
        std::unique_ptr<Connection> writing,
        const Clock& clock,
        Random& random
    );

    /// A write that its thread waits for.
    template <class Answer, class Work>
    Answer commit(const Actor* actor, Work&& work) {
        AwaitedWrite<Answer, std::remove_reference_t<Work>> operation(actor, work);
        writer_->submit(operation)->wait();
        return operation.take();
    }

    /// Borrows a reading connection for as long as it lives.
    class ReaderLease {
    public:
        explicit ReaderLease(Store& store) : store_(store), connection_(store.borrow_reader()) {}
        ~ReaderLease() {
            if (connection_) store_.return_reader(*connection_);
        }
        ReaderLease(const ReaderLease&) = delete;
        ReaderLease& operator=(const ReaderLease&) = delete;
        const Result<Connection*>& connection() const { return connection_; }

    private:
        Store& store_;
        Result<Connection*> connection_;
    };
    Result<Connection*> borrow_reader();
    void return_reader(Connection* connection);

    std::unique_ptr<Engine> engine_;
    const Clock& clock_;
    Random& random_;
    std::mutex readers_mutex_;
    std::condition_variable reader_returned_;
    std::vector<std::unique_ptr<Connection>> readers_;
    std::vector<Connection*> idle_readers_;
    std::function<bool()> hears_others_;
    std::unique_ptr<Writer> writer_;
};

}  // namespace vitae
