#pragma once
// What both measuring programs print. One thread.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"

namespace vitae {

using Stopwatch = std::chrono::steady_clock;

/// {"count", "perSecond", "p50Ms", "p90Ms", "p99Ms", "maxMs"} of at least one latency.
Json report(std::vector<Stopwatch::duration> latencies, Stopwatch::duration elapsed);

/// A whole number above zero.
Result<std::int64_t> parse_count(const std::string& text);

/// Prints the report, or what went wrong; returns the exit code.
int finish(const Result<Json>& report);

}  // namespace vitae
