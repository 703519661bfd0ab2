#include "base/semaphore.h"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(Semaphore, GivesOutExactlyThePermitsReleased) {
    Semaphore semaphore;
    std::atomic<int> taken = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            for (int j = 0; j < 1000; ++j) {
                semaphore.acquire();
                ++taken;
            }
        });
    for (int i = 0; i < 1000; ++i) semaphore.release(8);
    threads.clear();  // hangs here if a permit was lost
    EXPECT_EQ(taken, 8000);
}

}  // namespace
}  // namespace vitae
