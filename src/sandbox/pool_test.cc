#include "sandbox/pool.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <signal.h>

#include "sandbox/lock_down.h"
#include "sandbox/test_support.h"

namespace vitae {
namespace {

std::unique_ptr<Pool> open_pool(PoolOptions options = options_for_test()) {
    auto pool = Pool::open(std::move(options));
    EXPECT_TRUE(pool);
    return *std::move(pool);
}

struct Mishap {
    std::string document;
    std::string reason;
};

std::vector<Mishap> mishaps() {
    std::vector<Mishap> mishaps = {
        {"crash", "extract_crashed"},
        {"abort", "extract_crashed"},
        {"exit 0", "extract_crashed"},
        {"exit 1", "extract_crashed"},
        {"exit 70", "extract_memory"},
        {"echo garbage", "extract_crashed"},
        {"echo ", "extract_crashed"},
        {"half_an_answer", "extract_crashed"},
        {"half_a_length", "extract_crashed"},
        {"flood", "extract_output"},
        {"flood_in_limit", "extract_crashed"},
        {"spin", "extract_timeout"},
        {"spin_on", "extract_timeout"},
        {R"(echo {"error":{"reason":"text_missing"}})", "text_missing"},
        {R"(echo {"error":{"reason":"unheard_of"}})", "extract_crashed"}};
    if (kLimitsMemory) mishaps.push_back({"allocate", "extract_memory"});
    return mishaps;
}

TEST(Pool, GivesEachMishapItsReasonAndGoesOn) {
    const auto pool = open_pool();
    for (const auto& [document, reason] : mishaps()) {
        EXPECT_EQ(outcome_of(pool->extract(document)), reason) << document;
        EXPECT_EQ(outcome_of(pool->extract("echo {}")), "ok") << "after " << document;
    }
}

TEST(Pool, StopsAChildThatTakesTooLong) {
    PoolOptions options = options_for_test();
    options.limits.wall = std::chrono::milliseconds(50);
    const auto pool = open_pool(options);
    EXPECT_EQ(outcome_of(pool->extract("wait")), "extract_timeout");
    EXPECT_EQ(outcome_of(pool->extract("close")), "extract_timeout");
}

TEST(Pool, StopsForACallerThatIsStopped) {
    const auto pool = open_pool();
    std::stop_source source;
    std::jthread caller([&] {
        EXPECT_EQ(outcome_of(pool->extract("wait", source.get_token())), "worker_stopped");
    });
    EXPECT_TRUE(eventually([] { return !children_of_this_test().empty(); }));
    source.request_stop();
}

TEST(Pool, ReadsForSeveralCallersAndLeavesNothingBehind) {
    const auto files = open_files();
    {
        const auto pool = open_pool();
        const auto read_hundred = [&] {
            for (int i = 0; i < 100; ++i) {
                const bool crash = i % 10 == 9;
                const auto answer =
                    pool->extract(crash ? "abort" : "echo {\"i\":" + std::to_string(i) + "}");
                if (crash)
                    EXPECT_EQ(outcome_of(answer), "extract_crashed");
                else
                    EXPECT_EQ(*answer, Json::object({{"i", i}}));
            }
        };
        const std::jthread one(read_hundred), other(read_hundred);
    }
    EXPECT_EQ(open_files(), files);
    EXPECT_TRUE(children_of_this_test().empty());
}

TEST(Pool, StartsNothingBeforeTheFirstDocument) {
    const auto pool = open_pool();
    EXPECT_TRUE(children_of_this_test().empty());
}

TEST(Pool, StopsItsSparesWhenNobodyComes) {
    PoolOptions options = options_for_test();
    options.idle = std::chrono::milliseconds(1);
    const auto pool = open_pool(options);
    EXPECT_EQ(outcome_of(pool->extract("echo {}")), "ok");
    EXPECT_TRUE(eventually([] { return children_of_this_test().empty(); }));
    EXPECT_EQ(outcome_of(pool->extract("echo {}")), "ok");
}

TEST(Pool, KeepsItsSparesFromTheStartIfTold) {
    PoolOptions options = options_for_test();
    options.idle = std::nullopt;
    options.spare = 2;
    const auto pool = open_pool(options);
    EXPECT_TRUE(eventually([] { return children_of_this_test().size() == 3; }));  // and the zygote
}

TEST(Pool, GoesOnWhenAllItsProcessesWereKilled) {
    PoolOptions options = options_for_test();
    options.idle = std::nullopt;
    const auto pool = open_pool(options);
    ASSERT_TRUE(eventually([] { return children_of_this_test().size() == 2; }));
    for (const auto& [pid, state] : children_of_this_test()) ::kill(pid, SIGKILL);
    ASSERT_TRUE(eventually([] {
        const auto children = children_of_this_test();
        return std::all_of(children.begin(), children.end(), [](const ChildProcess& child) {
            return child.state == 'Z';
        });
    }));
    EXPECT_EQ(outcome_of(pool->extract("echo {}")), "ok");
}

TEST(Pool, SaysThatTheProgramIsNotThere) {
    const auto pool = Pool::open(options_for_test("/no/such/vitae-extract"));
    ASSERT_FALSE(pool);
    EXPECT_EQ(pool.error().reason.view(), "extract_unavailable");
    EXPECT_EQ(pool.error().native, ENOENT);
}

TEST(Pool, SaysThatTheProgramHasGone) {
    auto child = std::make_unique<NamedChild>("with_landlock");
    const auto pool = open_pool(options_for_test(child->program()));
    child.reset();
    for (int i = 0; i < 2; ++i) {
        const auto answer = pool->extract("echo {}");
        EXPECT_EQ(outcome_of(answer), "extract_unavailable");
        EXPECT_EQ(answer.error().native, ENOENT);
    }
}

TEST(Pool, SaysThatTheChildCouldNotLockItselfDown) {
    const NamedChild child("gives_up");
    const auto answer = open_pool(options_for_test(child.program()))->extract("echo {}");
    EXPECT_EQ(outcome_of(answer), "extract_unavailable");
    EXPECT_EQ(answer.error().native, kNotLockedDown);
}

TEST(Pool, DoesNotWaitForAChildThatNeverGetsReady) {
    const NamedChild child("never_ready");
    PoolOptions options = options_for_test(child.program());
    options.limits.start = std::chrono::milliseconds(50);
    EXPECT_EQ(outcome_of(open_pool(options)->extract("echo {}")), "extract_unavailable");
}

}  // namespace
}  // namespace vitae
