#include "base/condition.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

namespace vitae {
namespace {

constexpr auto kForever = std::chrono::hours(1);

TEST(Condition, WakesWhoWaitsForWhatHasCome) {
    Condition changed;
    std::mutex mutex;
    int value = 0;
    std::jthread other([&](const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        EXPECT_TRUE(changed.wait(lock, stop, [&] { return value == 1; }));
        value = 2;
        changed.notify_all();
    });
    {
        const std::lock_guard lock(mutex);
        value = 1;
    }
    changed.notify_all();
    std::unique_lock lock(mutex);
    EXPECT_TRUE(changed.wait_for(lock, {}, kForever, [&] { return value == 2; }));
}

TEST(Condition, EndsAWaitWhenAStopIsAskedFor) {
    // Whether the stop comes before the wait, after it, or between: each of these hangs if it is
    // lost.
    for (int i = 0; i < 2000; ++i) {
        Condition changed;
        std::mutex mutex;
        std::jthread waiting([&](const std::stop_token& stop) {
            std::unique_lock lock(mutex);
            EXPECT_FALSE(changed.wait_for(lock, stop, kForever, [] { return false; }));
            EXPECT_TRUE(lock.owns_lock());
        });
        waiting.request_stop();
    }
}

TEST(Condition, SaysThatNothingCameInTime) {
    Condition changed;
    std::mutex mutex;
    std::unique_lock lock(mutex);
    EXPECT_FALSE(changed.wait_for(lock, {}, std::chrono::milliseconds(1), [] { return false; }));
    EXPECT_TRUE(changed.wait_for(lock, {}, Duration(0), [] { return true; }));
}

}  // namespace
}  // namespace vitae
