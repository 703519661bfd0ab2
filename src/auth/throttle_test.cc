#include "auth/throttle.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

const Time kStart = from_micros(1'790'000'000'000'000);
constexpr Duration kMinute = std::chrono::minutes(1);

TEST(Throttle, LetsAKeyTryUntilItHasTriedTooOften) {
    Throttle throttle(3, 15 * kMinute);
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(throttle.begin_try("a", kStart));
    EXPECT_EQ(throttle.begin_try("a", kStart), 15 * kMinute);
    EXPECT_FALSE(throttle.begin_try("b", kStart)) << "others do not wait";
}

TEST(Throttle, LetsOneTryThroughForEachThatIsOldEnough) {
    Throttle throttle(2, 15 * kMinute);
    EXPECT_FALSE(throttle.begin_try("a", kStart));
    EXPECT_FALSE(throttle.begin_try("a", kStart + 10 * kMinute));
    EXPECT_EQ(throttle.begin_try("a", kStart + 14 * kMinute), kMinute);
    EXPECT_FALSE(throttle.begin_try("a", kStart + 15 * kMinute));
    EXPECT_EQ(throttle.begin_try("a", kStart + 15 * kMinute), 10 * kMinute);
}

TEST(Throttle, ForgetsAfterASuccess) {
    Throttle throttle(1, kMinute);
    EXPECT_FALSE(throttle.begin_try("a", kStart));
    throttle.forget("a");
    EXPECT_FALSE(throttle.begin_try("a", kStart));
}

TEST(Throttle, DoesNotCountATryThatWasTakenBack) {
    Throttle throttle(1, kMinute);
    EXPECT_FALSE(throttle.begin_try("a", kStart));
    throttle.take_back("a");
    throttle.take_back("a");  // nothing is left to take back
    EXPECT_FALSE(throttle.begin_try("a", kStart));
}

TEST(Throttle, StaysBoundedUnderVeryManyKeys) {
    Throttle throttle(1, kMinute);
    for (int i = 0; i < 25'000; ++i) throttle.begin_try(std::to_string(i), kStart);
    EXPECT_TRUE(throttle.begin_try("24999", kStart));
    EXPECT_FALSE(throttle.begin_try("0", kStart)) << "the oldest had to go";
}

}  // namespace
}  // namespace vitae
