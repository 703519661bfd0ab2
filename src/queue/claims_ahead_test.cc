#include "queue/claims_ahead.h"

#include "queue/test_redis_queue.h"

namespace vitae {
namespace {

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

    Claim next_offer() {
        std::optional<Claim> offer;
        wait_for([&] {
            offer = must(queue->next(*rows, grant_for_test(), kTestLease));
            return offer.has_value();
        });
        EXPECT_TRUE(offer->is_offer);
        return *offer;
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
    const Claim offer = next_offer();
    rows.tend([&](Tend& tx) -> Result<void> {
        TRY(take_up(tx, offer, kTestLease));
        return finish_scan(tx, offer.lease);
    });
    wait_for([&] { return is_in("completed", second->text()); });
}

TEST_F(ClaimedAheadTest, WhatWasOfferedIsFinishedAlthoughTheConnectionBrokeAtThatMoment) {
    end_first();
    const Claim offer = next_offer();
    redis.call({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    rows.tend([&](Tend& tx) { return finish_offered_scan(tx, offer.lease); });
    wait_for([&] { return is_in("completed", second->text()); });
    EXPECT_EQ(length("active"), 0);
}

TEST_F(ClaimedAheadTest, WhatIsOfferedIsNotGivenBackBecauseItsRowIsLookedAt) {
    end_first();
    const Claim offer = next_offer();
    must(queue->before_commit({*second}));
    queue->after_commit();
    rows.tend([&](Tend& tx) { return finish_offered_scan(tx, offer.lease); });
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

TEST(ClaimsAhead, CallsTheOthersWhenTheFirstAreSlowAlthoughAFewMoreCameMeanwhile) {
    TestQueue rows;
    const auto offer = [&](const std::vector<TakenJob>& taken) {
        std::vector<JobId> ids;
        for (const TakenJob& job : taken) ids.push_back(*JobId::parse(job.lock.id));
        std::vector<Claim> claims;
        for (auto& claim : must(rows->read([&](Read& read) { return offer_jobs(read, ids); })))
            claims.push_back(*std::move(claim));
        return claims;
    };
    std::atomic<std::size_t> called = 0;
    ClaimsAhead ahead(
        rows.clock, {offer, [](const auto&) {}, [&](std::size_t count) { called = count; }}
    );
    const auto taken = [&](const std::string& path) {
        return TakenJob{.lock = {rows.add_job(path).text(), "token"}};
    };
    ahead.put({taken("/1"), taken("/2"), taken("/3")});
    EXPECT_EQ(called, ClaimsAhead::kCalledAtFirst);
    ahead.put({taken("/4")});
    rows.clock.advance(ClaimsAhead::kCallOthers);
    RedisQueueTest::wait_for([&] { return called == 4; });
}

}  // namespace
}  // namespace vitae
