#pragma once
// Tells BullMQ how jobs that are held here have ended, and passes on the next ones that come with
// the answers. Two threads, each on a connection of its own: while Redis works for one, the other
// has the next jobs ready, so that Redis need not wait. Any thread.

#include <atomic>
#include <functional>
#include <map>
#include <thread>

#include "base/condition.h"
#include "queue/claims_ahead.h"
#include "queue/held_jobs.h"

namespace vitae {

class RedisFinisher {
public:
    /// Of these jobs, what BullMQ has is to be compared with their rows once more.
    using LookAgain = std::function<void(const std::set<JobId>&)>;

    RedisFinisher(
        const RedisAddress& address,
        const BullmqWire& wire,
        const Clock& clock,
        HeldJobs& held,
        ClaimsAhead& ahead
    );
    ~RedisFinisher();

    /// Before the first `put`.
    void set_look_again(LookAgain look_again) { look_again_ = std::move(look_again); }

    void put(std::vector<std::pair<JobId, EndedJob>> jobs);
    /// Whether the job is still on its way; then it is looked at again after that.
    bool has(const JobId& job);

    /// Waits until nothing is on its way; while this lives, nothing sets out.
    class Pause {
    public:
        explicit Pause(RedisFinisher& finisher);
        ~Pause();
        Pause(const Pause&) = delete;
        Pause& operator=(const Pause&) = delete;

    private:
        RedisFinisher& finisher_;
    };
    /// Whether some could not be told since the last question: they are still held.
    bool has_failed() { return failed_.exchange(false); }

    /// Tells what is waiting, and ends.
    void stop();

private:
    using Batch = std::vector<std::pair<JobId, EndedJob>>;

    void run(const std::stop_token& stop, RedisConnection& redis);
    Batch wait_for_work(const std::stop_token& stop);
    void tell(BullmqRedis& bullmq, const Batch& batch);
    void settle(const Batch& batch, std::vector<JobEnding> endings);
    void forget(const Batch& batch);

    const BullmqWire wire_;
    const Clock& clock_;
    HeldJobs& held_;
    ClaimsAhead& ahead_;
    LookAgain look_again_;
    RedisConnection first_;
    RedisConnection second_;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    Condition changed_;
    Batch waiting_;
    int telling_ = 0;  ///< Threads.
    bool paused_ = false;
    std::map<JobId, bool> under_way_;    ///< Waiting as well; whether to look at them again.
    std::vector<std::jthread> threads_;  // last: they use all of the above
};

}  // namespace vitae
