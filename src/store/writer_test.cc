#include <future>
#include <latch>
#include <thread>

#include <gtest/gtest.h>

#include "store/audit_chain.h"
#include "store/sources.h"
#include "store/test_engine.h"
#include "store/test_grant.h"
#include "store/test_store.h"

namespace vitae {
namespace {

const Error kRefused{.code = Code::conflict, .reason = "refused"};

/// Keeps the writer busy until it is let go: what is submitted meanwhile becomes one batch.
class HeldWriter {
public:
    explicit HeldWriter(Store& store) {
        const auto work = [held = held_](Tx&, Audit&) -> Result<void> {
            if (!held->started.try_wait()) held->started.count_down();
            held->go.wait();
            return kRefused;
        };
        store.write_later(grant_for_test(), work, [](const Result<void>&) {});
        held_->started.wait();
    }
    void let_go() { held_->go.count_down(); }

private:
    struct Held {
        std::latch started{1};
        std::latch go{1};
    };
    std::shared_ptr<Held> held_ = std::make_shared<Held>();
};

enum class Kind { good, failing, throwing, unaudited };

Result<void> add_source(Tx& tx, Audit& audit, const std::string& name, Kind kind) {
    const SourceId id = TRY(insert_folder_source(tx, name, "/", false));
    tx.note(kind == Kind::good ? Change::job_changed : Change::job_queued);
    if (kind == Kind::throwing) throw std::bad_alloc();
    if (kind != Kind::unaudited) audit.add(Event::source_create, id);
    return kind == Kind::failing ? Result<void>(kRefused) : Result<void>();
}

/// What came of a write, once it is answered.
std::future<std::string> submit(Store& store, std::string name, Kind kind = Kind::good) {
    const auto promise = std::make_shared<std::promise<std::string>>();
    store.write_later(
        grant_for_test(),
        [name = std::move(name), kind](Tx& tx, Audit& audit) {
            return add_source(tx, audit, name, kind);
        },
        [promise](const Result<void>& outcome) { promise->set_value(outcome_of(outcome)); }
    );
    return promise->get_future();
}

std::string names_in(const TestStore& store) {
    std::string names;
    for (const Row& row : store.query("SELECT name FROM sources ORDER BY name"))
        names += row.text(0);
    return names;
}

/// The number of events of a chain that is whole; -1 for one that is not.
std::int64_t whole_events(const TestStore& store) {
    const ChainVerdict verdict = must(store->read([](Read& read) { return verify_chain(read); }));
    return verdict.damage ? -1 : verdict.events;
}

class WriterWithFaults : public testing::Test {
protected:
    WriterWithFaults() {
        store.close();
        store.open(std::make_unique<FaultyEngine>(store.engine(), faults));
    }
    TestStore store;
    std::shared_ptr<Faults> faults = std::make_shared<Faults>();
};

TEST_F(WriterWithFaults, UndoesAFailedWriteAndCommitsTheOthersOfItsBatchAtOnce) {
    const int commits_before = faults->commits;
    HeldWriter held(*store);
    auto first = submit(*store, "a");
    auto second = submit(*store, "b", Kind::failing);
    auto third = submit(*store, "c");
    held.let_go();
    EXPECT_EQ(first.get(), "ok");
    EXPECT_EQ(second.get(), "refused");
    EXPECT_EQ(third.get(), "ok");
    EXPECT_EQ(names_in(store), "ac");
    EXPECT_EQ(whole_events(store), 2);
    EXPECT_EQ(faults->commits - commits_before, 2) << "one for the held write, one for the batch";
}

TEST_F(WriterWithFaults, AnswersEveryWaiterOfAFailedCommitWithAnError) {
    HeldWriter held(*store);
    auto first = submit(*store, "a");
    auto second = submit(*store, "b");
    faults->fail_at = "COMMIT";
    held.let_go();
    EXPECT_EQ(first.get(), "disk_full");
    EXPECT_EQ(second.get(), "disk_full");
    faults->fail_at.clear();
    EXPECT_EQ(names_in(store), "");
    EXPECT_EQ(submit(*store, "c").get(), "ok") << "the next batch finds the disk in order";
    EXPECT_EQ(names_in(store), "c");
    EXPECT_EQ(whole_events(store), 1);
}

TEST_F(WriterWithFaults, DoesNothingTwiceWhenTheAnswerToACommitIsLost) {
    faults->answer_of_commit_lost = true;
    faults->unreachable_for = 6;  // longer than a batch that failed is tried again
    EXPECT_EQ(submit(*store, "a").get(), "ok");
    EXPECT_EQ(names_in(store), "a");
    EXPECT_EQ(whole_events(store), 1);
}

TEST_F(WriterWithFaults, FailsTheActionWhenItsAuditRowCannotBeWritten) {
    faults->fail_at = "INSERT INTO audit_events";
    EXPECT_EQ(submit(*store, "a").get(), "disk_full");
    faults->fail_at.clear();
    EXPECT_EQ(names_in(store), "");
    EXPECT_EQ(whole_events(store), 0);
}

// SQLite may end the whole transaction on its own, for example when the disk is full. What ran
// before in the batch is gone then, and what runs after must not be committed on its own.
TEST_F(WriterWithFaults, FailsTheWholeBatchWhenItsTransactionIsGone) {
    ASSERT_EQ(submit(*store, "a").get(), "ok");
    HeldWriter held(*store);
    auto first = submit(*store, "b");
    auto third = [&] {
        auto second = submit(*store, "c", Kind::failing);
        return submit(*store, "d");
    }();
    faults->fail_at = "ROLLBACK TO";
    faults->end_transaction = true;
    held.let_go();
    EXPECT_EQ(first.get(), "transaction_lost");
    EXPECT_EQ(third.get(), "transaction_lost");
    faults->fail_at.clear();
    EXPECT_EQ(names_in(store), "a");
    EXPECT_EQ(submit(*store, "e").get(), "ok");
    EXPECT_EQ(names_in(store), "ae");
    EXPECT_EQ(whole_events(store), 2);
}

TEST(Writer, UndoesAWriteThatLeavesNoAuditEvent) {
    const TestStore store;
    EXPECT_EQ(submit(*store, "a", Kind::unaudited).get(), "write_without_audit");
    EXPECT_EQ(names_in(store), "");
}

TEST(Writer, UndoesAWriteThatThrowsAndGoesOn) {
    const TestStore store;
    EXPECT_EQ(submit(*store, "a", Kind::throwing).get(), "internal");
    EXPECT_EQ(submit(*store, "b").get(), "ok");
    EXPECT_EQ(names_in(store), "b");
    EXPECT_EQ(whole_events(store), 1);
}

TEST(Writer, KeepsTheChainWholeWhileManyThreadsWrite) {
    constexpr int kThreads = 8;
    constexpr int kWrites = 60;
    const TestStore store;
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < kWrites; ++i) {
                    const std::string name = std::to_string(t) + "-" + std::to_string(i);
                    const auto kind = i % 7 == 3 ? Kind::failing : Kind::good;
                    const auto added = store->write(grant_for_test(), [&](Tx& tx, Audit& audit) {
                        return add_source(tx, audit, name, kind);
                    });
                    if (!added) ++refused;
                }
            });
    }
    const std::int64_t kept = kThreads * kWrites - refused;
    EXPECT_GT(refused, 0);
    EXPECT_EQ(whole_events(store), kept);
    EXPECT_EQ(store.count("SELECT COUNT(*) FROM sources"), kept);
    EXPECT_EQ(store.count("SELECT MAX(seq) FROM audit_events"), kept) << "there is a gap";
}

TEST(Writer, WritesAllThatWasSubmittedBeforeItEnds) {
    TestStore store;
    HeldWriter held(*store);
    std::vector<std::future<std::string>> writes;
    for (int i = 0; i < 20; ++i) writes.push_back(submit(*store, std::to_string(i)));
    held.let_go();
    store.reopen();
    for (auto& write : writes) EXPECT_EQ(write.get(), "ok");
    EXPECT_EQ(store.count("SELECT COUNT(*) FROM sources"), 20);
}

TEST(Writer, TellsOfChangesOnlyOnceTheyAreCommitted) {
    std::atomic<unsigned> told = 0;
    const TestStore store;
    store->set_on_commit([&](unsigned changes) { told |= changes; });
    (void)submit(*store, "a", Kind::failing).get();
    (void)submit(*store, "b").get();
    (void)submit(*store, "c").get();  // answered after the telling of the one before
    EXPECT_EQ(told, static_cast<unsigned>(Change::job_changed));
}

TEST(Store, GivesAReaderThatSeesTheLastCommit) {
    const TestStore store;
    for (int i = 0; i < 20; ++i) {
        ASSERT_EQ(submit(*store, std::to_string(i)).get(), "ok");
        ASSERT_EQ(store.count("SELECT COUNT(*) FROM sources"), i + 1);
    }
}

}  // namespace
}  // namespace vitae
