// Attacks from inside the box, one document each, with and without Landlock. None may work, and the
// pool goes on.

#include "sandbox/lock_down.h"

#include <cerrno>

#include <gtest/gtest.h>
#include <sys/syscall.h>

#include "sandbox/test_support.h"

namespace vitae {
namespace {

bool kernel_has_landlock() {
    return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) > 0;
}

class LockDown : public testing::TestWithParam<std::string> {
protected:
    /// What the child tells of its attack, or the reason that its end is given.
    Result<Json> attack(const std::string& command) {
        auto answer = pool_->extract(command);
        EXPECT_EQ(outcome_of(pool_->extract("echo {}")), "ok") << "after " << command;
        return answer;
    }

    const NamedChild child_{GetParam()};
    const std::unique_ptr<Pool> pool_ = *Pool::open(options_for_test(child_.program()));
};

INSTANTIATE_TEST_SUITE_P(
    Kernels,
    LockDown,
    testing::Values("with_landlock", "without_landlock"),
    [](const auto& with) { return with.param; }
);

TEST_P(LockDown, RefusesWhatLibrariesMayTry) {
    const std::string create_there = "create " SANDBOX_READABLE "/was-here";
    const std::string commands[] = {
        create_there,
        "open /etc/passwd",
        "open /proc/self/environ",
        "create /tmp/vitae-sandbox-was-here",
        "truncate /tmp/no-such-file",
        "unlink /tmp/no-such-file",
        "list /",
        "raise_limit",
        "thread",
        "map_executable",
        "make_executable",
        "undo_dumpable",
        "outlive",
        "leave_group",
        "signal_server"};
    for (const std::string& command : commands) {
        const auto answer = attack(command);
        ASSERT_EQ(outcome_of(answer), "ok") << command;
        EXPECT_EQ(*answer->find("done"), Json(false)) << command;
        const auto number = *answer->find("errno")->as_int();
        EXPECT_TRUE(number == EPERM || number == EACCES) << command << ": " << number;
    }
}

TEST_P(LockDown, EndsTheChildForWhatOnlyAnAttackerTries) {
    for (const char* command :
         {"execute", "fork", "vfork", "socket", "trace", "kill", "mount", "unshare"}) {
        const auto answer = attack(command);
        ASSERT_EQ(outcome_of(answer), "extract_crashed") << command;
        EXPECT_EQ(answer.error().native, 128 + SIGSYS) << command;
    }
}

TEST_P(LockDown, LeavesGivenFoldersReadableWhereLandlockGuardsThem) {
    const auto answer = attack("open " SANDBOX_READABLE "/main.cc");
    ASSERT_EQ(outcome_of(answer), "ok");
    const bool guarded = kernel_has_landlock() && GetParam() == "with_landlock";
    EXPECT_EQ(*answer->find("done"), Json(guarded));
}

}  // namespace
}  // namespace vitae
