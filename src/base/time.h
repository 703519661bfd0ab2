#pragma once
// Instants: microseconds UTC, everywhere. JSON holds them as RFC 3339 with six digits and `Z`.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vitae {

using Duration = std::chrono::microseconds;
using Time = std::chrono::sys_time<Duration>;

std::string to_rfc3339(Time time);
/// Takes any RFC 3339 instant with up to six fractional digits and `Z` or a numeric offset.
Result<Time> parse_rfc3339(std::string_view text);

inline std::int64_t to_micros(Time time) {
    return time.time_since_epoch().count();
}
inline Time from_micros(std::int64_t micros) {
    return Time(Duration(micros));
}

/// Where the present comes from. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
    /// Never jumps: for leases and deadlines inside one process. Its zero means nothing.
    virtual Duration steady() const = 0;
};

const Clock& system_clock();

}  // namespace vitae
