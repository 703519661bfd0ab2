#pragma once
// What reading one document may cost. The server starts a child with these limits as arguments; the
// child has the kernel hold it to memory and processor time (lock_down), the server watches the
// rest.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace vitae {

struct Limits {
    Duration start = std::chrono::seconds(10);    ///< For a child to get ready.
    Duration wall = std::chrono::seconds(60);     ///< From the document to the end of the answer.
    Duration cpu = std::chrono::seconds(50);      ///< Processor time; counts in whole seconds.
    std::int64_t memory = std::int64_t{1} << 30;  ///< Address space in bytes, code included.
    std::size_t output = std::size_t{64} << 20;   ///< Bytes of the answer's JSON.
    std::size_t besides = 100'000'000;            ///< Bytes that may be said besides.
};

/// The arguments of a child, and what the child reads from them (`argv` without the program's
/// name).
std::vector<std::string> to_arguments(const Limits& limits);
Result<Limits> parse_limits(std::span<char* const> arguments);

}  // namespace vitae
