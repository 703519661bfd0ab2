#include "queue/bullmq_redis.h"

#include <gtest/gtest.h>

#include "queue/test_redis.h"

namespace vitae {
namespace {

const Time kNow = Time(std::chrono::milliseconds(1'795'508'379'891));

class BullmqRedisTest : public testing::Test {
protected:
    static NewBullmqJob job(const std::string& id, Duration delay = Duration(0)) {
        return {.id = id, .data = R"({"dropboxPath":"/cv"})", .timestamp = kNow, .delay = delay};
    }
    TakenJob take(const std::string& token = "t:0", Time now = kNow) {
        return must(queue.take(token, now)).job.value();
    }
    std::string field(const std::string& id, const std::string& name) {
        return redis.text({"HGET", "bull:q:" + id, name});
    }
    std::int64_t waiting() { return redis.number({"LLEN", "bull:q:wait"}); }

    TestRedis redis;
    BullmqRedis queue{redis.connection(), BullmqWire("q", "vitae-1", std::chrono::seconds(30))};
};

TEST_F(BullmqRedisTest, TakesWhatItAddedOnce) {
    must(queue.add({job("a"), job("b"), job("a")}));
    EXPECT_EQ(waiting(), 2);
    const TakenJob first = take();
    EXPECT_EQ(first.lock.id, "a");
    EXPECT_EQ(first.data, R"({"dropboxPath":"/cv"})");
    EXPECT_EQ(first.since, 1'795'508'379'891);
    EXPECT_EQ(first.options.attempts, 3);
    EXPECT_EQ(first.options.keep_failed.count, 10000);
    EXPECT_EQ(field("a", "pb"), "vitae-1");
    EXPECT_EQ(take().lock.id, "b");
    EXPECT_FALSE(must(queue.take("t:0", kNow)).job);
}

TEST_F(BullmqRedisTest, TellsTheOptionsOfJobsThatItTakesTogetherApart) {
    for (const char* id : {"3", "5"}) {
        must(queue.add({job(id)}));
        redis.call(
            {"HSET", std::string("bull:q:") + id, "opts", std::string(R"({"attempts":)") + id + "}"}
        );
    }
    const auto taken = must(queue.take_all({"t:1", "t:2"}, kNow));
    EXPECT_EQ(taken.at(0).job.value().options.attempts, 3);
    EXPECT_EQ(taken.at(1).job.value().options.attempts, 5);
}

TEST_F(BullmqRedisTest, FinishesWithItsOutcome) {
    must(queue.add({job("a"), job("b")}));
    must(queue.finish({take(), BullmqWire::Outcome::completed, R"({"found":3})"}, kNow));
    must(queue.finish({take(), BullmqWire::Outcome::failed, "The path is not there."}, kNow));
    EXPECT_EQ(field("a", "returnvalue"), R"({"found":3})");
    EXPECT_EQ(field("b", "failedReason"), "The path is not there.");
    EXPECT_EQ(redis.number({"ZCARD", "bull:q:completed"}), 1);
    EXPECT_EQ(redis.number({"ZCARD", "bull:q:failed"}), 1);
    EXPECT_EQ(redis.number({"LLEN", "bull:q:active"}), 0);
}

TEST_F(BullmqRedisTest, FinishesNothingThatIsNoLongerItsOwn) {
    must(queue.add({job("a")}));
    TakenJob taken = take();
    redis.call({"SET", "bull:q:a:lock", "somebody:1"});
    EXPECT_EQ(
        outcome_of(queue.finish({taken, BullmqWire::Outcome::completed, "null"}, kNow)),
        "bullmq_lock_lost"
    );
    redis.call({"DEL", "bull:q:a:lock"});
    EXPECT_EQ(outcome_of(queue.give_back(taken.lock)), "bullmq_lock_lost");
    redis.call({"FLUSHALL"});
    EXPECT_EQ(outcome_of(queue.delay(taken.lock, Duration(1), kNow)), "bullmq_job_gone");
}

TEST_F(BullmqRedisTest, HoldsADelayedJobBackUntilItIsDue) {
    must(queue.add({job("a", std::chrono::seconds(10))}));
    const Taking early = must(queue.take("t:0", kNow));
    EXPECT_FALSE(early.job);
    EXPECT_EQ(early.next_delayed, kNow + std::chrono::seconds(10));
    const TakenJob taken = take("t:0", kNow + std::chrono::seconds(11));
    must(queue.delay(taken.lock, std::chrono::seconds(5), kNow + std::chrono::seconds(12)));
    EXPECT_EQ(field("a", "atm"), "1") << "a failed attempt counts";
    EXPECT_EQ(take("t:0", kNow + std::chrono::seconds(18)).lock.id, "a");
}

TEST_F(BullmqRedisTest, GivesAJobBackAsIfItHadNotBeenTaken) {
    must(queue.add({job("a"), job("b")}));
    must(queue.give_back(take().lock));
    EXPECT_EQ(field("a", "atm"), "");
    EXPECT_EQ(take().lock.id, "a") << "it is still the oldest";
}

TEST_F(BullmqRedisTest, RemovesWhatNobodyHolds) {
    must(queue.add({job("a"), job("b")}));
    take();
    must(queue.remove({"a", "b", "never was"}));
    EXPECT_EQ(redis.number({"EXISTS", "bull:q:a"}), 1);
    EXPECT_EQ(redis.number({"EXISTS", "bull:q:b"}), 0);
}

TEST_F(BullmqRedisTest, SaysWhichLocksAreLost) {
    must(queue.add({job("a"), job("b")}));
    const BullmqLock a = take().lock;
    const BullmqLock b = take().lock;
    redis.call({"DEL", "bull:q:b:lock"});
    EXPECT_EQ(must(queue.extend_locks({a, b})), std::vector<std::string>{"b"});
}

TEST_F(BullmqRedisTest, LetsJobsOfDeadWorkersWaitAgainAndMarksThoseThatDieTooOften) {
    must(queue.add({job("a")}));
    std::int64_t moved = 0;
    for (int death = 0; death < 2; ++death) {
        take();
        redis.call({"DEL", "bull:q:a:lock"});   // its time ran out
        for (int pass = 0; pass < 2; ++pass) {  // the first pass only looks
            moved += must(queue.move_stalled_jobs(std::chrono::seconds(30), kNow));
            redis.call({"DEL", "bull:q:stalled-check"});
        }
    }
    EXPECT_EQ(moved, 2);
    EXPECT_EQ(take().deferred_failure, "job stalled more than allowable limit");
}

TEST_F(BullmqRedisTest, ReportsProgress) {
    must(queue.add({job("a")}));
    must(queue.update_progress("a", R"({"found":2})"));
    EXPECT_EQ(field("a", "progress"), R"({"found":2})");
    EXPECT_EQ(outcome_of(queue.update_progress("b", "1")), "bullmq_job_gone");
}

TEST_F(BullmqRedisTest, WritesDownItsVersionAndRefusesAnotherMajorOne) {
    must(queue.introduce());
    EXPECT_EQ(redis.text({"HGET", "bull:q:meta", "version"}), kBullmqVersion);
    redis.call({"HSET", "bull:q:meta", "version", "bullmq:6.1.2"});
    EXPECT_EQ(outcome_of(queue.introduce()), "ok");
    redis.call({"HSET", "bull:q:meta", "version", "bullmq:5.99.0"});
    EXPECT_EQ(outcome_of(queue.introduce()), "bullmq_version");
}

TEST_F(BullmqRedisTest, RefusesARedisThatEvicts) {
    redis.call({"CONFIG", "SET", "maxmemory-policy", "allkeys-lru"});
    EXPECT_EQ(outcome_of(queue.introduce()), "redis_evicts");
}

TEST(BullmqWire, NamesItsClientAfterTheQueueInBase64) {
    EXPECT_EQ(
        BullmqWire("ingest-dropbox", "w1", Duration(1)).client_name(),
        "bull:aW5nZXN0LWRyb3Bib3g=:w:w1"
    );
}

}  // namespace
}  // namespace vitae
