#include "store/watchers.h"

#include <gtest/gtest.h>

#include "store/test_queue.h"

namespace vitae {
namespace {

bool hold(TestQueue& queue, const std::string& process) {
    return queue.tend([&](Tend& tx) {
        return hold_watch(tx, queue.source, process, std::chrono::seconds(60));
    });
}

/// As if that long had passed on the clock of leases, whichever that is.
void age_leases(TestQueue& queue, Duration time) {
    must(queue.raw()->execute(
        "UPDATE watchers SET lease_until = lease_until - :time", {{"time", time.count()}}
    ));
}

TEST(Watchers, OneProcessHoldsASourceAndKeepsIt) {
    TestQueue queue;
    EXPECT_TRUE(hold(queue, "a"));
    EXPECT_FALSE(hold(queue, "b"));
    EXPECT_TRUE(hold(queue, "a"));
}

TEST(Watchers, AnotherTakesOverWhenTheLeaseHasLapsed) {
    TestQueue queue;
    ASSERT_TRUE(hold(queue, "a"));
    age_leases(queue, std::chrono::seconds(61));
    EXPECT_TRUE(hold(queue, "b"));
    EXPECT_FALSE(hold(queue, "a"));
}

TEST(Watchers, AnotherTakesOverAtOnceWhenTheFirstLetsGo) {
    TestQueue queue;
    ASSERT_TRUE(hold(queue, "a"));
    queue.tend([](Tend& tx) { return release_watches(tx, "b"); });
    EXPECT_FALSE(hold(queue, "b"));
    queue.tend([](Tend& tx) { return release_watches(tx, "a"); });
    EXPECT_TRUE(hold(queue, "b"));
}

}  // namespace
}  // namespace vitae
