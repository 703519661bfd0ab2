#pragma once
// SIGTERM and SIGINT as an event that the main thread waits for, in commands that run until then.

#include <csignal>

namespace vitae {

/// Call it before any thread starts: so that all of them leave the signals to wait_for_signal.
sigset_t hold_back_signals();
int wait_for_signal(const sigset_t& signals);

}  // namespace vitae
