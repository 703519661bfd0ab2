#pragma once
// The seccomp filter of the box: the few system calls that reading a document takes. Called by
// lock_down alone.

#include "base/result.h"

namespace vitae {

enum class Opens {
    denied,
    for_reading  ///< Landlock says which files.
};

/// For all threads of this process, for good. A call that is clearly hostile kills the process
/// (SIGSYS); every other that is not needed fails with EPERM, as libraries try to open caches and
/// settings and go on without them.
Result<void> restrict_system_calls(Opens opens);

}  // namespace vitae
