#pragma once
// A queue on a real Redis server, with a store whose commits it hears of.

#include <gtest/gtest.h>

#include "queue/redis_queue.h"
#include "queue/test_redis.h"
#include "store/job_endings.h"
#include "store/jobs.h"
#include "store/test_grant.h"
#include "store/test_queue.h"

namespace vitae {

inline constexpr RelayOptions kQuick{.look_interval = std::chrono::milliseconds(1)};

class RedisQueueTest : public testing::Test {
protected:
    explicit RedisQueueTest(RelayOptions relay = kQuick) {
        queue.emplace(redis.address(), *rows, grant_for_test(), RedisQueueOptions{.relay = relay});
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

public:
    /// Waits until it is so. The time only bounds a test that fails.
    template <class Condition>
    static void wait_for(const Condition& condition) {
        const Duration end = system_clock().steady() + std::chrono::seconds(30);
        while (!condition()) {
            if (system_clock().steady() > end) throw std::runtime_error("it never came to that");
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

protected:
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

    /// Another program's worker has taken and completed it.
    JobId add_job_done_elsewhere() {
        RedisConnection other(redis.address(), "other");
        BullmqRedis worker(other, BullmqWire("ingest-dropbox", "node", std::chrono::seconds(30)));
        const JobId id = rows.add_job();
        wait_for([&] { return length("wait") == 1; });
        const Time now = rows.clock.now();
        const TakenJob taken = must(worker.take("node:1", now)).job.value();
        must(worker.finish({taken, BullmqWire::Outcome::completed, "null"}, now));
        return id;
    }

    TestRedis redis;
    TestQueue rows;
    std::optional<RedisQueue> queue;
};

}  // namespace vitae
