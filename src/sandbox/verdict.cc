#include "sandbox/verdict.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include <signal.h>
#include <sys/wait.h>

#include "model/reason.h"
#include "sandbox/lock_down.h"

namespace vitae {

namespace {

Error failure(const Reason& reason, std::int64_t native) {
    return Error{
        .code = reason.retryable ? Code::unavailable : Code::unprocessable,
        .reason = reason.code,
        .message = reason.message,
        .native = native};
}

/// A value as short as `0,` takes thirty times its length in memory. Resumes have some thousand
/// values a page.
constexpr std::ptrdiff_t kMostValues = 2'000'000;

/// At least as many as there are; commas in strings count too.
std::ptrdiff_t values_in(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) {
        return c == ',' || c == '[' || c == '{';
    });
}

/// The reason that a child gives, if it gives one that we know.
std::optional<Reason> reason_in(const Json& error) {
    const Json* reason = error.find("reason");
    if (reason == nullptr || reason->as_string() == nullptr) return std::nullopt;
    return find_reason(*reason->as_string());
}

}  // namespace

Error failure(Literal reason, std::int64_t native) {
    const auto known = find_reason(reason.view());
    return known ? failure(*known, native) : Error{.code = Code::internal, .reason = reason};
}

Error failure_of(const Ending& ending, const Limits& limits) {
    if (WIFEXITED(ending.status)) {
        const int code = WEXITSTATUS(ending.status);
        if (code == kOutOfMemory) return failure("extract_memory", code);
        if (code == kNotLockedDown) return failure("extract_unavailable", code);
        return failure("extract_crashed", code);
    }
    const int signal = WTERMSIG(ending.status);
    const std::int64_t native = 128 + signal;
    // A child may ignore SIGXCPU; then the kernel kills it a second later.
    if (signal == SIGXCPU || (signal == SIGKILL && ending.cpu >= limits.cpu))
        return failure("extract_timeout", native);
    if (signal == SIGKILL || signal == SIGTERM) return failure("extract_killed", native);
    return failure("extract_crashed", native);
}

Result<Json> read_answer(std::string_view text) {
    if (values_in(text) > kMostValues) return failure("extract_output");
    auto answer = parse_json(text);
    if (!answer || answer->as_object() == nullptr) return failure("extract_crashed");
    const Json* error = answer->find("error");
    if (error == nullptr) return answer;
    const auto reason = reason_in(*error);
    return reason ? failure(*reason, 0) : failure("extract_crashed");
}

}  // namespace vitae
