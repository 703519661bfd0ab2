#pragma once
// Randomness comes in as a parameter, so that a test can fix it.

#include <cstddef>

#include "base/bytes.h"

namespace vitae {

/// Where unpredictable bytes come from. Thread-safe.
class Random {
public:
    virtual ~Random() = default;
    virtual Bytes bytes(std::size_t count) = 0;
};

/// The kernel's generator, by libsodium.
Random& system_random();

}  // namespace vitae
