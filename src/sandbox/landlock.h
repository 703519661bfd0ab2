#pragma once
// Landlock: the kernel's own "no files for this process" (Linux 5.13 and newer). Called by
// lock_down alone.

#include <span>
#include <string>

#include "base/result.h"

namespace vitae {

/// Forbids whatever the running kernel's Landlock can forbid (files, network, signals to others),
/// but for reading the files in `readable` folders; one that is not there is passed over. False,
/// and nothing done, where the kernel has no Landlock: the filter of system calls must do there.
Result<bool> forbid_files(std::span<const std::string> readable);

}  // namespace vitae
