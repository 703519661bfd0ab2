#include "queue/test_redis_queue.h"

namespace vitae {
namespace {

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

class ComparingQueueTest : public RedisQueueTest {
protected:
    ComparingQueueTest()
        : RedisQueueTest(
              {.repair_interval = Duration(0), .look_interval = std::chrono::milliseconds(1)}
          ) {}
};

TEST_F(ComparingQueueTest, LeavesWhatEndsMeanwhileForPeopleToSee) {
    constexpr int kJobs = 300;
    for (int i = 0; i < kJobs; ++i) rows.add_job("/" + std::to_string(i));
    start_taking();
    for (int i = 0; i < kJobs; ++i) rows.end_scan(claim().lease);
    wait_for([&] { return length("wait") + length("active") == 0; });
    EXPECT_EQ(redis.number({"ZCARD", "bull:ingest-dropbox:completed"}), kJobs);
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
    const JobId id = add_job_done_elsewhere();
    wait_for([&] { return rows.state(id) == JobState::succeeded; });
}

TEST_F(RedisQueueTest, TakesOverWhatAnotherWorkerDidBeforeItFollowedTheEvents) {
    const JobId id = add_job_done_elsewhere();
    queue->follow_events();
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
    rows.add_job();
    claim();
    queue->stop_taking();
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
