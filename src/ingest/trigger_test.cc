#include "ingest/trigger.h"

#include <atomic>
#include <future>
#include <latch>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "ingest/test_ingest.h"
#include "store/sources.h"

namespace vitae {
namespace {

class AcceptTrigger : public testing::Test {
protected:
    void TearDown() override {
        EXPECT_EQ(
            server.count("SELECT COUNT(*) FROM jobs WHERE kind = 'ingest' AND 1 <> (SELECT"
                         " COUNT(*) FROM audit_events WHERE event_type = 'ingestion.trigger' AND"
                         " entity_id = jobs.id)"),
            0
        ) << "a job has not exactly one trigger event";
        EXPECT_EQ(server.events("ingestion.trigger"), jobs());
    }
    std::int64_t jobs() const { return server.count("SELECT COUNT(*) FROM jobs"); }
    Accepted accept(const Trigger& trigger, const std::string& actor = "somebody") {
        return must(server.trigger(trigger, actor));
    }
    /// The jobs that so many threads get for the same trigger, all at once.
    std::set<JobId> accept_from_threads(const Trigger& trigger) {
        std::set<JobId> jobs;
        std::mutex mutex;
        std::latch ready{kThreads};
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i)
            threads.emplace_back([&] {
                ready.arrive_and_wait();
                const JobId job = accept(trigger).job;
                const std::lock_guard lock(mutex);
                jobs.insert(job);
            });
        threads.clear();
        return jobs;
    }

    static constexpr int kThreads = 64;
    TestIngest server;
};

/// Holds the writer up, so that what is written meanwhile comes together.
class StuckDisk {
public:
    explicit StuckDisk(Store& store) {
        store.write_later(
            TestIngest::person_grant(),
            [held = held_](Tx&, Audit& audit) -> Result<void> {
                held->is_stuck.count_down();
                held->is_back.wait();
                audit.add(Event::access_denied, "");
                return {};
            },
            [](const Result<void>&) {}
        );
        held_->is_stuck.wait();
    }
    void come_back() { held_->is_back.count_down(); }

private:
    struct Held {
        std::latch is_stuck{1};
        std::latch is_back{1};
    };
    std::shared_ptr<Held> held_ = std::make_shared<Held>();
};

TEST_F(AcceptTrigger, QueuesAJobAndRecordsWhoAskedForIt) {
    const Accepted accepted = accept({.path = "/team"});
    EXPECT_FALSE(accepted.deduplicated);
    const Job job = server.job(accepted.job);
    EXPECT_EQ(job.state, JobState::queued);
    EXPECT_EQ(job.path, "/team");
    EXPECT_EQ(job.created_by_id, "somebody");
    const Rows rows = server.query(
        "SELECT actor_type, actor_id, entity_type, outcome FROM audit_events WHERE entity_id = :id",
        {{"id", accepted.job}}
    );
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].text(0), "token");
    EXPECT_EQ(rows[0].text(1), "somebody");
    EXPECT_EQ(rows[0].text(2), "ingestion");
    EXPECT_EQ(rows[0].text(3), "success");
}

TEST_F(AcceptTrigger, IsThrottledWhileTheDiskCannotKeepUp) {
    StuckDisk disk(*server);
    std::atomic<int> waiting = 2'000;
    for (int i = 0; i < 2'000; ++i)
        accept_trigger_later(
            *server,
            TestIngest::person_grant(),
            {.path = "/team"},
            [&](const Result<Accepted>&) {
                if (--waiting == 0) waiting.notify_all();
            }
        );
    const auto refused = server.trigger({.path = "/late"});
    disk.come_back();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::throttled);
    EXPECT_EQ(refused.error().limit, 1) << "seconds to wait";
    while (const int left = waiting) waiting.wait(left);
    EXPECT_EQ(jobs(), 1);
    EXPECT_TRUE(server.trigger({.path = "/late"})) << "there is room again";
}

TEST_F(AcceptTrigger, EachOfManyThatComeTogetherGetsItsOwnAnswer) {
    must(server->write(TestIngest::operator_grant(), [](Tx& tx, Audit& audit) -> Result<void> {
        const auto id = tx.make_id<SourceId>();
        audit.add(Event::source_create, id);
        return insert_dropbox_source(
            tx,
            {.id = id,
             .name = "dropbox",
             .root = "/Resumes",
             .default_path = "/Resumes",
             .account = "dbid:1",
             .credential = {}}
        );
    }));
    StuckDisk disk(*server);
    const auto submit = [&](Trigger trigger) {
        const auto promise = std::make_shared<std::promise<std::string>>();
        accept_trigger_later(
            *server,
            TestIngest::person_grant(),
            std::move(trigger),
            [promise](const Result<Accepted>& accepted) {
                promise->set_value(
                    accepted ? accepted->job.text() : std::string(accepted.error().reason.view())
                );
            }
        );
        return promise->get_future();
    };
    auto first = submit({.path = "/a"});
    auto same = submit({.path = "/a"});
    auto outside = submit({.path = "/Private", .source = "dropbox"});
    auto inside = submit({.path = "/Resumes/new", .source = "dropbox"});
    auto nowhere = submit({.source = "elsewhere"});
    disk.come_back();
    const std::string job = first.get();
    EXPECT_EQ(same.get(), job);
    EXPECT_EQ(outside.get(), "path_outside_root");
    EXPECT_EQ(nowhere.get(), "source_unknown");
    EXPECT_NE(inside.get(), job);
    EXPECT_EQ(jobs(), 2);
    EXPECT_EQ(server.events("ingestion.trigger_repeat"), 1);
}

TEST_F(AcceptTrigger, WithoutAPathMeansTheSourcesDefault) {
    EXPECT_EQ(server.job(accept({}).job).path, "/");
}

TEST_F(AcceptTrigger, KnowsSourcesByIdAndByName) {
    const Source source =
        must(server->read([](Read& read) { return get_source(read, std::optional<std::string>()); })
        );
    const JobId by_id = accept({.source = source.id.text()}).job;
    EXPECT_EQ(accept({.source = source.name}).job, by_id) << "it is the same path";
    const auto unknown = server.trigger({.source = "nowhere"});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, Code::not_found);
    EXPECT_EQ(unknown.error().reason.view(), "source_unknown");
}

TEST_F(AcceptTrigger, GivesTheJobThatIsStillQueuedForThePath) {
    const Accepted first = accept({.path = "/team"});
    const Accepted second = accept({.path = "/team"}, "somebody-else");
    EXPECT_EQ(second.job, first.job);
    EXPECT_TRUE(second.deduplicated);
    EXPECT_EQ(server.events("ingestion.trigger_repeat"), 1);
    EXPECT_NE(accept({.path = "/other"}).job, first.job);
}

TEST_F(AcceptTrigger, MakesANewJobOnceTheOtherRuns) {
    const JobId first = accept({.path = "/team"}).job;
    (void)server.claim(JobKind::ingest);
    const Accepted second = accept({.path = "/team"});
    EXPECT_NE(second.job, first);
    EXPECT_FALSE(second.deduplicated);
}

TEST_F(AcceptTrigger, TheSameKeyGivesTheSameJobEvenWhenItIsOver) {
    const Trigger trigger{.path = "/", .idempotency_key = "key"};
    const JobId first = accept(trigger).job;
    ASSERT_EQ(server.scan(server.claim(JobKind::ingest).value()), "ok");
    ASSERT_EQ(server.job(first).state, JobState::succeeded);
    EXPECT_EQ(accept(trigger).job, first);
    EXPECT_EQ(server.events("ingestion.trigger_repeat"), 1);
}

TEST_F(AcceptTrigger, TheSameKeyWithAnotherRequestIsAConflict) {
    accept({.path = "/a", .idempotency_key = "key"});
    for (const Trigger& other :
         {Trigger{.path = "/b", .idempotency_key = "key"},
          Trigger{.idempotency_key = "key"},
          Trigger{.path = "/a", .source = "nowhere", .idempotency_key = "key"}}) {
        const auto refused = server.trigger(other);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, Code::conflict);
        EXPECT_EQ(refused.error().reason.view(), "idempotency_key_reused");
    }
    EXPECT_EQ(jobs(), 1);
    EXPECT_EQ(server.events("ingestion.trigger_repeat"), 0);
}

TEST_F(AcceptTrigger, TheSameKeyOfAnotherCallerIsAnotherKey) {
    const JobId first = accept({.path = "/a", .idempotency_key = "key"}).job;
    EXPECT_NE(accept({.path = "/b", .idempotency_key = "key"}, "somebody-else").job, first);
}

TEST_F(AcceptTrigger, AKeyIsForgottenAfterADay) {
    const Trigger trigger{.path = "/a", .idempotency_key = "key"};
    const JobId first = accept(trigger).job;
    (void)server.claim(JobKind::ingest);
    server.clock.advance(std::chrono::hours(24) - std::chrono::minutes(1));
    EXPECT_EQ(accept(trigger).job, first);
    server.clock.advance(std::chrono::minutes(1));
    EXPECT_NE(accept(trigger).job, first);
    EXPECT_EQ(server.count("SELECT COUNT(*) FROM idempotency_keys"), 1);
}

TEST_F(AcceptTrigger, AKeyIsKeptForAJobThatWasQueuedAlready) {
    const JobId first = accept({.path = "/a"}).job;
    const Trigger trigger{.path = "/a", .idempotency_key = "key"};
    EXPECT_TRUE(accept(trigger).deduplicated);
    (void)server.claim(JobKind::ingest);
    EXPECT_EQ(accept(trigger).job, first);
}

TEST_F(AcceptTrigger, SixtyFourCallersWithOneKeyGetOneJob) {
    EXPECT_EQ(accept_from_threads({.path = "/a", .idempotency_key = "key"}).size(), 1U);
    EXPECT_EQ(jobs(), 1);
    EXPECT_EQ(server.events("ingestion.trigger_repeat"), kThreads - 1);
}

TEST_F(AcceptTrigger, SixtyFourCallersForOnePathGetOneJob) {
    EXPECT_EQ(accept_from_threads({.path = "/a"}).size(), 1U);
    EXPECT_EQ(jobs(), 1);
}

TEST_F(AcceptTrigger, AnswersLaterOnlyOnceTheJobIsOnDisk) {
    std::promise<std::int64_t> seen;
    accept_trigger_later(
        *server,
        TestIngest::person_grant(),
        {.path = "/a"},
        [&](const Result<Accepted>& accepted) {
            const auto shell = server.raw();
            const Rows rows = must(shell->query(
                "SELECT COUNT(*) FROM jobs WHERE id = :id", {{"id", must(accepted).job}}
            ));
            seen.set_value(rows.at(0).integer(0));
        }
    );
    EXPECT_EQ(seen.get_future().get(), 1);
}

TEST(AcceptTriggerWithoutASource, SaysWhatToDo) {
    const TestStore store;
    const auto refused = accept_trigger(*store, TestIngest::person_grant(), {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::not_found);
    EXPECT_EQ(refused.error().reason.view(), "source_missing");
    EXPECT_EQ(store.count("SELECT COUNT(*) FROM audit_events"), 0);
}

}  // namespace
}  // namespace vitae
