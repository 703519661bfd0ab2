#include "http/handler_pool.h"

#include <atomic>
#include <latch>

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(HandlerPool, RunsAsManyAtOnceAsItMayHaveThreads) {
    HandlerPool pool(4);
    std::latch all_running(4);
    std::latch done(4);
    std::vector<HandlerPool::Work> batch;
    for (int i = 0; i < 4; ++i)
        batch.emplace_back([&] {
            all_running.arrive_and_wait();  // never ends unless all four run
            done.count_down();
        });
    pool.submit(std::move(batch));
    done.wait();
}

TEST(HandlerPool, FinishesWhatWaitsBeforeItEnds) {
    std::atomic<int> done = 0;
    {
        HandlerPool pool(2);
        for (int i = 0; i < 50; ++i) {
            std::vector<HandlerPool::Work> batch(4, [&] { ++done; });
            pool.submit(std::move(batch));
        }
    }
    EXPECT_EQ(done, 200);
}

TEST(HandlerPool, EndsWithoutEverHavingWorked) {
    const HandlerPool pool(64);
}

}  // namespace
}  // namespace vitae
