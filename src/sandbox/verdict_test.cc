#include "sandbox/verdict.h"

#include <gtest/gtest.h>
#include <signal.h>

#include "sandbox/lock_down.h"

namespace vitae {
namespace {

using std::chrono::seconds;

constexpr int exited_with(int code) {
    return code << 8;
}

TEST(FailureOf, NamesOneReasonForEachEnd) {
    const struct {
        Ending ending;
        std::string_view reason;
    } cases[] = {
        {{exited_with(0), {}}, "extract_crashed"},
        {{exited_with(1), {}}, "extract_crashed"},
        {{exited_with(kOutOfMemory), {}}, "extract_memory"},
        {{exited_with(kNotLockedDown), {}}, "extract_unavailable"},
        {{SIGSEGV, {}}, "extract_crashed"},
        {{SIGABRT, {}}, "extract_crashed"},
        {{SIGSYS, {}}, "extract_crashed"},
        {{SIGXCPU, seconds(50)}, "extract_timeout"},
        {{SIGKILL, seconds(51)}, "extract_timeout"},
        {{SIGKILL, seconds(49)}, "extract_killed"},
        {{SIGTERM, {}}, "extract_killed"}};
    for (const auto& [ending, reason] : cases)
        EXPECT_EQ(failure_of(ending, Limits{}).reason.view(), reason) << ending.status;
}

TEST(FailureOf, TellsOperatorsTheSignalAsAShellDoes) {
    EXPECT_EQ(failure_of({SIGSEGV, {}}, Limits{}).native, 139);
    EXPECT_EQ(failure_of({exited_with(3), {}}, Limits{}).native, 3);
}

TEST(ReadAnswer, TakesAnObject) {
    const auto answer = read_answer(R"({"pages":2})");
    ASSERT_TRUE(answer);
    EXPECT_EQ(*answer, Json::object({{"pages", 2}}));
}

TEST(ReadAnswer, PassesAReasonThatIsKnown) {
    const auto answer = read_answer(R"({"error":{"reason":"pdf_encrypted"}})");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().reason.view(), "pdf_encrypted");
    EXPECT_EQ(answer.error().code, Code::unprocessable);
    EXPECT_FALSE(answer.error().message.empty());
}

TEST(ReadAnswer, RefusesMoreValuesThanAnyResumeHas) {
    std::string text = "{\"a\":[0";
    for (int i = 0; i < 2'000'000; ++i) text += ",0";
    const auto answer = read_answer(text + "]}");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().reason.view(), "extract_output");
}

TEST(ReadAnswer, TakesEverythingElseForACrash) {
    const std::string deep = "{\"a\":" + std::string(100, '[') + std::string(100, ']') + "}";
    const std::string_view answers[] = {
        "",
        "no",
        "[]",
        "null",
        "{\"a\":1}x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\xff\"}",
        R"({"error":{"reason":"Alex Example lives at 1 Example Street"}})",
        R"({"error":{"reason":5}})",
        R"({"error":{}})",
        R"({"error":5})",
        deep};
    for (const std::string_view text : answers) {
        const auto answer = read_answer(text);
        ASSERT_FALSE(answer) << text;
        EXPECT_EQ(answer.error().reason.view(), "extract_crashed") << text;
    }
}

}  // namespace
}  // namespace vitae
