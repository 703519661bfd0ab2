#pragma once
// Why a file was skipped or failed, and why a job failed: the codes that rows hold, and the
// sentence each has for people. A code out of a row or out of a child process counts only if it is
// in this list.

#include <optional>
#include <string_view>

#include "base/error.h"

namespace vitae {

struct Reason {
    Literal code;
    Literal message;  ///< What happened, why, and what to do next.
    bool retryable;   ///< Trying again without a change may help.
};

std::optional<Reason> find_reason(std::string_view code);

/// The reason of an Error that ends a file or a job; "internal" when the list does not have it.
Reason reason_of(const Error& error);

}  // namespace vitae
