#pragma once
// For threads that work through what waits: when they wake up they do not push aside whoever runs
// just then, be it a thread that answers a person, or the queue or the database on the same
// machine. See sched(7), SCHED_BATCH.

#include <pthread.h>
#include <sched.h>

namespace vitae {

/// The calling thread, and the processes that it starts. Where the system refuses, all stays as it
/// was.
inline void run_as_batch() {
    const sched_param none{};
    (void)::pthread_setschedparam(::pthread_self(), SCHED_BATCH, &none);
}

}  // namespace vitae
