#pragma once
// Results in tests: what came of one, or its value.

#include <stdexcept>
#include <string>

#include "base/result.h"

namespace vitae {

/// "ok" or the reason of the error.
template <class T>
std::string outcome_of(const Result<T>& result) {
    return result ? "ok" : std::string(result.error().reason.view());
}

/// The value; a failure ends the test with its reason.
template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(std::string(result.error().reason.view()));
    return *std::move(result);
}

}  // namespace vitae
