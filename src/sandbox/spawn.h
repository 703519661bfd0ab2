#pragma once
// Starts a program with nothing of ours: no environment, no open file but its socket, no signal
// setting. Any thread.

#include <string>
#include <vector>

#include <sys/types.h>

#include "base/result.h"

namespace vitae {

/// `socket` becomes its standard input and output; what it says on standard error goes nowhere, as
/// libraries print parts of documents there. It leads a process group of its own.
Result<pid_t> spawn(const std::string& program, std::vector<std::string> arguments, int socket);

}  // namespace vitae
