#include "sandbox/child.h"

#include <array>

#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "sandbox/test_support.h"

namespace vitae {
namespace {

/// Its zygote is gone already.
std::unique_ptr<Child> start(const Limits& limits = options_for_test().limits) {
    const auto zygote = Zygote::start(SANDBOX_TEST_CHILD, limits, {});
    EXPECT_TRUE(zygote);
    auto child = (*zygote)->bear();
    EXPECT_TRUE(child);
    return *std::move(child);
}

TEST(Child, ReadsOneDocumentAndIsGone) {
    const auto child = start();
    ASSERT_TRUE(child->await_ready({}));
    EXPECT_TRUE(child->alive());
    const auto answer = child->read(R"(echo {"name":"Alex Example"})", {});
    ASSERT_EQ(outcome_of(answer), "ok");
    EXPECT_EQ(answer->json, Json::object({{"name", "Alex Example"}}));
    EXPECT_TRUE(children_of_this_test().empty());
}

TEST(Child, TakesLargeDocumentsAndAnswers) {
    Limits limits = options_for_test().limits;
    limits.output = std::size_t{16} << 20;
    const std::string text(std::size_t{8} << 20, 'x');
    const auto child = start(limits);
    ASSERT_TRUE(child->await_ready({}));
    const auto answer = child->read("echo {\"text\":\"" + text + "\"}", {});
    ASSERT_EQ(outcome_of(answer), "ok");
    EXPECT_EQ(*answer->json.find("text")->as_string(), text);
}

TEST(Child, MaySayBytesBesidesItsJson) {
    const auto child = start();
    ASSERT_TRUE(child->await_ready({}));
    const std::string besides("by\0tes", 6);
    const auto answer = child->read("echo {\"a\":1}" + std::string(1, '\0') + besides, {});
    ASSERT_EQ(outcome_of(answer), "ok");
    EXPECT_EQ(answer->json, Json::object({{"a", 1}}));
    EXPECT_EQ(answer->besides, besides);
}

TEST(Child, MayNotSayMoreJsonBecauseOfWhatItMaySayBesides) {
    Limits limits = options_for_test().limits;
    limits.output = 100;
    const auto child = start(limits);
    ASSERT_TRUE(child->await_ready({}));
    const std::string text(200, 'x');
    EXPECT_EQ(outcome_of(child->read("echo {\"a\":\"" + text + "\"}", {})), "extract_output");
}

TEST(Child, SaysThatItWasKilledFromOutside) {
    const auto child = start();
    ASSERT_TRUE(child->await_ready({}));
    const auto children = children_of_this_test();
    ASSERT_EQ(children.size(), 1U);
    ::kill(children[0].pid, SIGKILL);
    EXPECT_EQ(outcome_of(child->read("wait", {})), "extract_killed");
}

TEST(Child, IsNotAliveOnceItIsKilled) {
    const auto child = start();
    ASSERT_TRUE(child->await_ready({}));
    ::kill(children_of_this_test().at(0).pid, SIGKILL);
    EXPECT_TRUE(eventually([&] { return !child->alive(); }));
}

TEST(Child, StopsWhenItsCallerIsStopped) {
    const auto child = start();
    ASSERT_TRUE(child->await_ready({}));
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(outcome_of(child->read("wait", source.get_token())), "worker_stopped");
    EXPECT_TRUE(children_of_this_test().empty());
}

/// A stand-in for a server that is killed at once, with a child that waits for ever.
pid_t start_server_that_is_killed(int report) {
    const pid_t server = ::fork();
    if (server != 0) return server;
    const auto zygote = *Zygote::start(SANDBOX_TEST_CHILD, options_for_test().limits, {});
    const auto child = *zygote->bear();
    if (!child->await_ready({})) ::_exit(1);
    for (const auto& [pid, state] : children_of_this_test()) {
        [[maybe_unused]] const auto written = ::write(report, &pid, sizeof pid);
    }
    [[maybe_unused]] const auto never = child->read("wait", {});
    ::_exit(1);
}

int open_process(int report) {
    pid_t pid = 0;
    EXPECT_EQ(::read(report, &pid, sizeof pid), static_cast<ssize_t>(sizeof pid));
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
}

TEST(Child, EndsWithTheServerAndSoDoesItsZygote) {
    int pipes[2];
    ASSERT_EQ(::pipe(pipes), 0);
    const pid_t server = start_server_that_is_killed(pipes[1]);
    const std::array<int, 2> processes = {open_process(pipes[0]), open_process(pipes[0])};
    ::kill(server, SIGKILL);
    ::waitpid(server, nullptr, 0);
    for (const int process : processes) {
        pollfd ended{.fd = process, .events = POLLIN, .revents = 0};
        EXPECT_GE(process, 0);
        EXPECT_EQ(::poll(&ended, 1, 20000), 1);
        ::close(process);
    }
    for (const int file : pipes) ::close(file);
}

}  // namespace
}  // namespace vitae
