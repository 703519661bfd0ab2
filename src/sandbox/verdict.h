#pragma once
// What the end of a child, and what it said, mean for the document: one of the reasons of
// model/reason. Pure.

#include <string_view>

#include "base/json.h"
#include "base/time.h"
#include "sandbox/limits.h"

namespace vitae {

/// How a process ended, as wait4(2) tells it.
struct Ending {
    int status;
    Duration cpu;
};

/// The Error of a reason that model/reason knows. `native`: an errno, an exit code, or 128 and the
/// signal.
Error failure(Literal reason, std::int64_t native = 0);

/// Why a child ended that owes an answer.
Error failure_of(const Ending& ending, const Limits& limits);

/// Reads an answer, trusting nothing: a JSON object, or the error that the child gives if its
/// reason is a known one.
Result<Json> read_answer(std::string_view text);

}  // namespace vitae
