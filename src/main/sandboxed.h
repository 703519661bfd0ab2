#pragma once
// One file of this machine through a sandboxed reader, for the commands that need no server.

#include <string>

#include "model/extraction.h"
#include "sandbox/pool.h"

namespace vitae {

Result<Extraction> read_file_in_sandbox(Pool& pool, const std::string& file);

/// Why it failed, for people.
std::string explained(const Error& error);

}  // namespace vitae
