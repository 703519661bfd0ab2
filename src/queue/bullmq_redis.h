#pragma once
// BullMQ's queue on Redis: adding jobs, taking them, keeping and finishing them. What it says is
// checked here: a reply below zero is an error. Any thread. Vitae's own rules are not known here.

#include "queue/bullmq_scripts.h"
#include "queue/bullmq_wire.h"

namespace vitae {

/// What its producer wants of a job.
struct BullmqJobOptions {
    std::int64_t attempts = 1;
    KeepJobs keep_completed = kKeepJobs;
    KeepJobs keep_failed = kKeepJobs;
};

/// An active job that this worker holds.
struct TakenJob {
    BullmqLock lock;
    std::string data;        ///< What the producer sent: JSON, unchecked.
    std::int64_t since = 0;  ///< Milliseconds.
    BullmqJobOptions options;
    Time taken_at;
    /// Set when the job lost its worker too often: it is to be failed without being run.
    std::optional<std::string> deferred_failure;
};

/// How a held job ended.
struct EndedJob {
    TakenJob taken;
    BullmqWire::Outcome outcome;
    std::string value;  ///< See BullmqWire::Finish.
    bool take_next = false;
};

/// What came of ending a job.
struct JobEnding {
    Result<void> outcome;
    std::optional<TakenJob> next;
};

/// What came of asking for a job.
struct Taking {
    std::optional<TakenJob> job;
    std::optional<Duration> limited_for;  ///< A rate limit: ask no earlier.
    std::optional<Time> next_delayed;     ///< When the next delayed job is due.
};

class BullmqRedis {
public:
    BullmqRedis(RedisConnection& redis, BullmqWire wire) : redis_(redis), wire_(std::move(wire)) {}

    /// Refuses a queue of another major version, and a Redis that evicts what it holds; says which
    /// version this is.
    Result<void> introduce();

    /// Adding an id that is there changes nothing.
    Result<void> add(const std::vector<NewBullmqJob>& jobs);
    /// Those that a worker holds stay.
    Result<void> remove(const std::vector<std::string>& ids);

    /// One job, or word of none, for each token.
    Result<std::vector<Taking>> take_all(const std::vector<std::string>& tokens, Time now);
    Result<Taking> take(const std::string& token, Time now);
    /// One ending for each.
    Result<std::vector<JobEnding>> finish_all(const std::vector<EndedJob>& jobs, Time now);
    Result<void> finish(const EndedJob& job, Time now);
    /// To be tried again: counts an attempt.
    Result<void> delay(const BullmqLock& lock, Duration delay, Time now);
    /// As if it had not been taken.
    Result<void> give_back(const BullmqLock& lock);

    /// The ids whose locks are lost.
    Result<std::vector<std::string>> extend_locks(const std::vector<BullmqLock>& locks);
    /// Jobs whose workers are gone wait again; how many.
    Result<std::int64_t> move_stalled_jobs(Duration interval, Time now);
    Result<void> update_progress(const std::string& id, const std::string& json);

    const BullmqWire& wire() const { return wire_; }
    RedisConnection& redis() const { return redis_; }

private:
    Result<void> run(std::string_view script, const Command& call);
    Result<void> run_all(
        std::string_view script, std::size_t count, const RedisConnection::MakeCommand& make
    );

    RedisConnection& redis_;
    const BullmqWire wire_;
};

/// A time as BullMQ writes it.
std::int64_t milliseconds_of_bullmq(std::string_view text);

/// The error that a script's negative reply stands for.
Error bullmq_error(std::int64_t code);

}  // namespace vitae
