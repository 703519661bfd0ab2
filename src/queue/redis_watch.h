#pragma once
// The threads that listen to and look after BullMQ on Redis, each on a connection of its own: one
// waits for jobs, one keeps the locks of held jobs and frees those of dead workers, one follows the
// events to see what other programs' workers have done.

#include <atomic>
#include <functional>
#include <thread>

#include "base/condition.h"
#include "queue/held_jobs.h"

namespace vitae {

/// Waits for BullMQ's marker, which says that a job may be had, while somebody wants one.
class MarkerWatch {
public:
    MarkerWatch(RedisAddress address, const BullmqWire& wire, std::function<void()> on_ready);
    ~MarkerWatch();

    /// A worker asks BullMQ: what was announced is being looked at.
    void asking();
    /// There was none; the next delayed job, if there is one, is due then.
    void want(std::optional<Time> next_delayed);
    /// Whether Redis answers, as far as is known.
    bool is_connected() const { return connected_; }

private:
    void run(const std::stop_token& stop);
    void wait_until_wanted(const std::stop_token& stop);
    Result<bool> wait_for_marker();
    void announce(const std::stop_token& stop);

    RedisConnection redis_;
    const BullmqWire wire_;
    const std::string marker_;
    const std::function<void()> on_ready_;
    std::atomic<bool> connected_ = false;
    std::mutex mutex_;
    Condition changed_;
    bool wanted_ = true;
    std::optional<Time> next_delayed_;
    std::jthread thread_;  // last: it uses all of the above
};

/// Renews the locks of held jobs at half their length, and lets jobs of dead workers wait again.
class LockWatch {
public:
    LockWatch(RedisAddress address, const BullmqWire& wire, HeldJobs& held, const Clock& clock);
    ~LockWatch();

private:
    void run(const std::stop_token& stop);
    Result<void> renew();

    RedisConnection redis_;
    BullmqRedis bullmq_;
    HeldJobs& held_;
    const Clock& clock_;
    std::mutex mutex_;
    Condition never_;
    std::jthread thread_;  // last: it uses all of the above
};

/// Hears of the ends of jobs.
class EventWatch {
public:
    using OnEnded = std::function<void(const std::vector<std::string>& bullmq_ids)>;
    /// `on_begin` is called once it listens: what ended before that it does not hear of.
    EventWatch(
        RedisAddress address,
        const BullmqWire& wire,
        std::function<void()> on_begin,
        OnEnded on_ended
    );
    ~EventWatch();

private:
    void run(const std::stop_token& stop);
    Result<void> read_events();

    RedisConnection redis_;
    const std::string stream_;
    const std::function<void()> on_begin_;
    const OnEnded on_ended_;
    std::string last_;  ///< The last entry seen.
    std::mutex mutex_;
    Condition never_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace vitae
