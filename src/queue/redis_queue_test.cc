#include "queue/redis_queue.h"

#include <gtest/gtest.h>

#include "queue/test_redis.h"
#include "store/job_endings.h"
#include "store/jobs.h"
#include "store/test_grant.h"
#include "store/test_queue.h"

namespace vitae {
namespace {

constexpr RelayOptions kQuick{.look_interval = std::chrono::milliseconds(1)};

class RedisQueueTest : public testing::Test {
protected:
    RedisQueueTest() {
        queue.emplace(redis.address(), *rows, grant_for_test(), RedisQueueOptions{.relay = kQuick});
        rows->set_before_commit([this](Tend&, const std::set<JobId>& changed) {
            return queue->before_commit(changed);
        });
        rows->set_on_commit([this](unsigned) { queue->after_commit(); });
    }
    ~RedisQueueTest() override {
        rows->set_before_commit({});
        rows->set_on_commit({});
    }

    void start_taking() {
        queue->follow_events();
        queue->start_taking(1, [](std::size_t) {});
    }
    /// Waits until it is so. The time only bounds a test that fails.
    template <class Condition>
    static void wait_for(const Condition& condition) {
        const Duration end = system_clock().steady() + std::chrono::seconds(30);
        while (!condition()) {
            if (system_clock().steady() > end) throw std::runtime_error("it never came to that");
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    std::string field(const std::string& id, const std::string& name) {
        return redis.text({"HGET", "bull:ingest-dropbox:" + id, name});
    }
    std::int64_t length(const std::string& list) {
        return redis.number({"LLEN", "bull:ingest-dropbox:" + list});
    }
    bool is_in(const std::string& set, const std::string& id) {
        return redis.call({"ZSCORE", "bull:ingest-dropbox:" + set, id}).is_text();
    }
    Claim claim() {
        std::optional<Claim> claimed;
        wait_for([&] {
            claimed = must(queue->claim(*rows, grant_for_test(), kTestLease));
            return claimed.has_value();
        });
        return *claimed;
    }

    TestRedis redis;
    TestQueue rows;
    std::optional<RedisQueue> queue;
};

TEST_F(RedisQueueTest, DeliversWhatWasCommitted) {
    const JobId id = rows.add_job("/cv");
    wait_for([&] { return length("wait") == 1; });
    EXPECT_EQ(
        field(id.text(), "data"),
        R"({"jobId":")" + id.text() + R"(","source":"test","dropboxPath":"/cv"})"
    );
}

TEST_F(RedisQueueTest, HandsAJobOutOnceAndTellsHowItEnded) {
    start_taking();
    const JobId id = rows.add_job();
    const Claim claimed = claim();
    EXPECT_EQ(claimed.job.id, id);
    EXPECT_EQ(rows.state(id), JobState::running);
    EXPECT_FALSE(must(queue->claim(*rows, grant_for_test(), kTestLease)));
    rows.end_scan(claimed.lease);
    wait_for([&] { return is_in("completed", id.text()); });
    EXPECT_NE(field(id.text(), "returnvalue").find(R"("state":"succeeded")"), std::string::npos);
}

TEST_F(RedisQueueTest, LetsAFailedAttemptWaitInBullmqAsTheRowDoes) {
    start_taking();
    const JobId id = rows.add_job();
    const Claim claimed = claim();
    EXPECT_EQ(rows.fail(claimed.lease, "internal"), "ok");
    wait_for([&] { return is_in("delayed", id.text()); });
}

TEST_F(RedisQueueTest, PutsBackWhatAFlushTook) {
    for (int i = 0; i < 5; ++i) rows.add_job("/" + std::to_string(i));
    wait_for([&] { return length("wait") == 5; });
    redis.call({"FLUSHALL"});
    wait_for([&] { return length("wait") == 5; });
    // A repair that was under way at the flush leaves this to the next.
    wait_for([&] {
        return redis.text({"HGET", "bull:ingest-dropbox:meta", "version"}) == kBullmqVersion;
    });
}

TEST_F(RedisQueueTest, PutsBackWhatARestartTookAndWhatCameMeanwhile) {
    rows.add_job("/before");
    wait_for([&] { return length("wait") == 1; });
    redis.kill();
    rows.add_job("/meanwhile");
    redis.start();
    wait_for([&] { return length("wait") == 2; });
}

TEST_F(RedisQueueTest, RemovesAJobThatWasCancelledWhileItWaited) {
    const JobId id = rows.add_job();
    wait_for([&] { return length("wait") == 1; });
    EXPECT_EQ(rows.cancel(id), "ok");
    wait_for([&] { return length("wait") == 0; });
}

TEST_F(RedisQueueTest, DeliversARetriedJobAnew) {
    start_taking();
    const JobId id = rows.add_job();
    EXPECT_EQ(rows.fail(claim().lease, "path_not_found"), "ok");
    wait_for([&] { return is_in("failed", id.text()); });
    EXPECT_EQ(rows.retry(id), "ok");
    EXPECT_EQ(claim().job.id, id);
}

TEST_F(RedisQueueTest, AdoptsAJobOfAnotherProducer) {
    start_taking();
    RedisConnection other(redis.address(), "other");
    BullmqRedis producer(other, BullmqWire("ingest-dropbox", "node", std::chrono::seconds(30)));
    must(producer.add({{.id = "7", .data = R"({"dropboxPath":"/cv","note":1})", .timestamp = {}}}));
    const Claim claimed = claim();
    EXPECT_EQ(claimed.job.path, "/cv");
    EXPECT_EQ(claimed.job.created_by_type, "system");
    rows.end_scan(claimed.lease);
    wait_for([&] { return is_in("completed", "7"); });
    EXPECT_EQ(rows.count("SELECT COUNT(*) FROM audit_events WHERE auth_method = 'queue'"), 1);
}

TEST_F(RedisQueueTest, FailsAJobThatMakesNoSense) {
    start_taking();
    RedisConnection other(redis.address(), "other");
    BullmqRedis producer(other, BullmqWire("ingest-dropbox", "node", std::chrono::seconds(30)));
    must(producer.add({{.id = "7", .data = R"({"dropboxPath":"cv"})", .timestamp = {}}}));
    wait_for([&] {
        must(queue->claim(*rows, grant_for_test(), kTestLease));
        return is_in("failed", "7");
    });
    EXPECT_EQ(rows.count("SELECT COUNT(*) FROM jobs"), 0);
}

TEST_F(RedisQueueTest, TakesOverWhatAnotherWorkerDid) {
    start_taking();
    RedisConnection other(redis.address(), "other");
    BullmqRedis worker(other, BullmqWire("ingest-dropbox", "node", std::chrono::seconds(30)));
    const JobId id = rows.add_job();
    wait_for([&] { return length("wait") == 1; });
    const Time now = rows.clock.now();
    const TakenJob taken = must(worker.take("node:1", now)).job.value();
    must(worker.finish({taken, BullmqWire::Outcome::completed, "null"}, now));
    wait_for([&] { return rows.state(id) == JobState::succeeded; });
}

TEST_F(RedisQueueTest, DeliversAnewWhatBullmqGaveUpBecauseItLostItsWorkers) {
    start_taking();
    const JobId id = rows.add_job();
    wait_for([&] { return length("wait") == 1; });
    redis.call({"HSET", "bull:ingest-dropbox:" + id.text(), "defa", "lost too often"});
    EXPECT_EQ(claim().job.id, id);
}

TEST_F(RedisQueueTest, LeavesToOthersWhatItsWorkersWillNotRunSoon) {
    start_taking();
    for (int i = 0; i < 40; ++i) rows.add_job("/" + std::to_string(i));
    wait_for([&] { return length("wait") == 40; });
    int claimed = 0;
    while (must(queue->claim(*rows, grant_for_test(), kTestLease))) ++claimed;
    EXPECT_EQ(claimed, 16);
    EXPECT_EQ(length("active"), 16);
    EXPECT_EQ(length("wait"), 24);
}

TEST_F(RedisQueueTest, GivesBackWhatItHoldsWhenItStops) {
    start_taking();
    const JobId id = rows.add_job();
    claim();
    queue->stop_taking();
    EXPECT_EQ(length("wait"), 1);
    EXPECT_EQ(length("active"), 0);
}

class ClaimedAheadTest : public RedisQueueTest {
protected:
    /// Two jobs wait; one is claimed.
    ClaimedAheadTest() {
        start_taking();
        const std::set<JobId> jobs{rows.add_job("/1"), rows.add_job("/2")};
        wait_for([&] { return length("wait") == 2; });
        first = claim();
        for (const JobId& job : jobs)
            if (job != first->job.id) second = job;
    }
    void end_first() {
        rows.end_scan(first->lease);
        wait_for([&] { return is_in("completed", first->job.id.text()); });
    }

    std::optional<Claim> first;
    std::optional<JobId> second;
};

TEST_F(ClaimedAheadTest, AfterAShortJobTheNextIsReadyBeforeAWorkerAsks) {
    end_first();
    EXPECT_EQ(length("wait"), 0);
    EXPECT_EQ(rows.state(*second), JobState::queued);
    EXPECT_EQ(claim().job.id, *second);
    EXPECT_EQ(rows.state(*second), JobState::running);
}

TEST_F(ClaimedAheadTest, WhatIsOfferedCanBeClaimedByTheTransactionThatEndsIt) {
    end_first();
    std::optional<Claim> offer;
    wait_for([&] {
        offer = must(queue->next(*rows, grant_for_test(), kTestLease));
        return offer.has_value();
    });
    ASSERT_TRUE(offer->is_offer);
    rows.tend([&](Tend& tx) -> Result<void> {
        TRY(take_up(tx, *offer, kTestLease));
        return finish_scan(tx, offer->lease);
    });
    wait_for([&] { return is_in("completed", second->text()); });
}

TEST_F(ClaimedAheadTest, WhatWasOfferedIsFinishedAlthoughTheConnectionBrokeAtThatMoment) {
    end_first();
    std::optional<Claim> offer;
    wait_for([&] {
        offer = must(queue->next(*rows, grant_for_test(), kTestLease));
        return offer.has_value();
    });
    redis.call({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    rows.tend([&](Tend& tx) { return finish_offered_scan(tx, offer->lease); });
    wait_for([&] { return is_in("completed", second->text()); });
    EXPECT_EQ(length("active"), 0);
}

TEST_F(ClaimedAheadTest, WhatIsOfferedIsNotGivenBackBecauseItsRowIsLookedAt) {
    end_first();
    std::optional<Claim> offer;
    wait_for([&] {
        offer = must(queue->next(*rows, grant_for_test(), kTestLease));
        return offer.has_value();
    });
    must(queue->before_commit({*second}));
    queue->after_commit();
    rows.tend([&](Tend& tx) { return finish_offered_scan(tx, offer->lease); });
    wait_for([&] { return is_in("completed", second->text()); });
    int taken = 0;
    for (const RedisReply& entry :
         redis.call({"XRANGE", "bull:ingest-dropbox:events", "-", "+"}).items)
        taken += entry.items[1].items[1].text == "active" &&
                 entry.items[1].items[3].text == second->text();
    EXPECT_EQ(taken, 1);
}

TEST_F(ClaimedAheadTest, AfterALongJobTheNextIsLeftToWhoeverAsks) {
    rows.clock.advance(ClaimsAhead::kSoon);
    end_first();
    EXPECT_EQ(length("wait"), 1);
    EXPECT_EQ(rows.state(*second), JobState::queued);
}

TEST_F(ClaimedAheadTest, WhatNobodyAsksForSoonGoesBack) {
    end_first();
    EXPECT_EQ(length("active"), 1);
    wait_for([&] {
        rows.clock.advance(ClaimsAhead::kSoon);
        return length("wait") == 1;
    });
    EXPECT_EQ(rows.state(*second), JobState::queued);
    EXPECT_EQ(claim().job.id, *second);
}

TEST_F(ClaimedAheadTest, GoesBackWhenTheQueueStops) {
    end_first();
    EXPECT_EQ(length("active"), 1);
    queue->stop_taking();
    EXPECT_EQ(rows.state(*second), JobState::queued);
    EXPECT_EQ(length("wait"), 1);
    EXPECT_EQ(length("active"), 0);
}

TEST_F(RedisQueueTest, FinishesAJobWhoseRowHasEndedWithoutRunningIt) {
    const JobId id = rows.add_job();
    wait_for([&] { return length("wait") == 1; });
    rows.tend([&](Tend& tx) { return tx.sql().execute("UPDATE jobs SET state = 'failed'"); });
    start_taking();
    wait_for([&] {
        must(queue->claim(*rows, grant_for_test(), kTestLease));
        return is_in("failed", id.text()) || length("wait") == 0;
    });
    EXPECT_EQ(rows.state(id), JobState::failed);
}

}  // namespace
}  // namespace vitae
