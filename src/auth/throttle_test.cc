#include "auth/throttle.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

const Time kStart = from_micros(1'790'000'000'000'000);
constexpr Duration kMinute = std::chrono::minutes(1);

TEST(Throttle, LetsAKeyTryUntilItHasFailedTooOften) {
    Throttle throttle(3, 15 * kMinute);
    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(throttle.wait_for("a", kStart));
        throttle.note_failure("a", kStart);
    }
    EXPECT_EQ(throttle.wait_for("a", kStart), 15 * kMinute);
    EXPECT_FALSE(throttle.wait_for("b", kStart)) << "others do not wait";
}

TEST(Throttle, LetsOneTryThroughForEachFailureThatIsOldEnough) {
    Throttle throttle(2, 15 * kMinute);
    throttle.note_failure("a", kStart);
    throttle.note_failure("a", kStart + 10 * kMinute);
    EXPECT_EQ(throttle.wait_for("a", kStart + 14 * kMinute), kMinute);
    const Time later = kStart + 15 * kMinute;
    EXPECT_FALSE(throttle.wait_for("a", later));
    throttle.note_failure("a", later);
    EXPECT_EQ(throttle.wait_for("a", later), 10 * kMinute);
}

TEST(Throttle, ForgetsAfterASuccess) {
    Throttle throttle(1, kMinute);
    throttle.note_failure("a", kStart);
    throttle.forget("a");
    EXPECT_FALSE(throttle.wait_for("a", kStart));
}

TEST(Throttle, StaysBoundedUnderVeryManyKeys) {
    Throttle throttle(1, kMinute);
    for (int i = 0; i < 25'000; ++i) throttle.note_failure(std::to_string(i), kStart);
    EXPECT_TRUE(throttle.wait_for("24999", kStart));
    EXPECT_FALSE(throttle.wait_for("0", kStart)) << "the oldest had to go";
}

}  // namespace
}  // namespace vitae
