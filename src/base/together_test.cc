#include "base/together.h"

#include <atomic>
#include <semaphore>
#include <thread>

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(Together, ThoseWhoComeWhileOneAsksAreAskedForInOneGo) {
    Together<int> together;
    std::binary_semaphore asked(0);
    std::binary_semaphore go_on(0);
    std::jthread first([&] {
        (void)together.one_of([&](std::size_t count) -> Result<std::vector<int>> {
            asked.release();
            go_on.acquire();
            return std::vector<int>(count, 1);
        });
    });
    asked.acquire();

    std::atomic<int> calls = 0;
    std::atomic<int> answered = 0;
    std::atomic<int> empty_handed = 0;
    constexpr int kThreads = 5;
    {
        std::atomic<int> started = 0;
        std::vector<std::jthread> others;
        for (int i = 0; i < kThreads; ++i)
            others.emplace_back([&] {
                ++started;
                const auto answer = together.one_of([&](std::size_t) -> Result<std::vector<int>> {
                    ++calls;
                    return std::vector<int>{7};  // fewer than are wanted
                });
                ASSERT_TRUE(answer);
                ++(*answer ? answered : empty_handed);
            });
        while (started < kThreads) std::this_thread::yield();
        go_on.release();
    }
    EXPECT_EQ(answered, calls) << "each call had one answer to give";
    EXPECT_EQ(answered + empty_handed, kThreads);
}

TEST(Together, AFailureReachesWhoAskedAndTheNextAsksAnew) {
    Together<int> together;
    const auto failed = together.one_of([](std::size_t) -> Result<std::vector<int>> {
        return Error{.code = Code::unavailable, .reason = "away"};
    });
    EXPECT_FALSE(failed);
    const auto answer = together.one_of([](std::size_t) -> Result<std::vector<int>> {
        return std::vector<int>{3};
    });
    ASSERT_TRUE(answer);
    EXPECT_EQ(*answer, 3);
}

}  // namespace
}  // namespace vitae
